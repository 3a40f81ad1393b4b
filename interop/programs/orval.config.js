// Two clients of orval: functions over fetch, and zod schemas.
const input = "./openapi.json";

export default {
  fetch: {
    input,
    output: { target: "./generated/api.ts", client: "fetch", baseUrl: process.env.SANDBOX_URL },
  },
  zod: { input, output: { target: "./generated/zod.ts", client: "zod" } },
};
