/** A tool, and what is asked of it. Its programs stand in `programs/`, and run in a folder of their own. */
export interface Tool {
  readonly name: string;
  /** The npm package whose version the table tells. */
  readonly package: string;
  /** A command of the package, which checks the document or makes `generated/` of it. */
  readonly command?: readonly string[];
  /** A program that uses what was made. TypeScript is compiled in strict mode before it runs. */
  readonly program?: string;
}

export const tools: readonly Tool[] = [
  {
    name: "swagger-parser",
    package: "@apidevtools/swagger-parser",
    program: "swagger-parser.js",
  },
  {
    name: "spectral",
    package: "@stoplight/spectral-cli",
    command: ["spectral", "lint", "openapi.json", "--ruleset", "spectral.yaml", "--fail-severity", "hint"],
  },
  {
    name: "ajv",
    package: "ajv",
    program: "ajv.js",
  },
  {
    name: "hey-api",
    package: "@hey-api/openapi-ts",
    command: ["openapi-ts", "--file", "openapi-ts.config.js"],
    program: "hey-api.ts",
  },
  {
    name: "orval-fetch",
    package: "orval",
    command: ["orval", "--config", "orval.config.js", "--project", "fetch"],
    program: "orval-fetch.ts",
  },
  {
    name: "orval-zod",
    package: "orval",
    command: ["orval", "--config", "orval.config.js", "--project", "zod"],
    program: "orval-zod.ts",
  },
  {
    name: "openapi-zod-client",
    package: "openapi-zod-client",
    command: ["openapi-zod-client", "openapi.json", "--output", "generated/client.ts"],
    program: "openapi-zod-client.ts",
  },
  {
    name: "openapi-typescript",
    package: "openapi-typescript",
    command: [
      ...["openapi-typescript", "openapi.json", "--output", "generated/schema.ts"],
      "--default-non-nullable=false",
    ],
    program: "openapi-typescript.ts",
  },
];
