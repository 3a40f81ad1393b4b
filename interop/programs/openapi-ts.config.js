// The client of @hey-api/openapi-ts, and zod schemas of the version that the other tools here make.
export default {
  input: "openapi.json",
  output: "generated",
  plugins: [
    "@hey-api/client-fetch",
    "@hey-api/typescript",
    "@hey-api/sdk",
    { name: "zod", compatibilityVersion: 3 },
  ],
};
