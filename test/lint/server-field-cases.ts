// A broken line for each rule of the lint about the fields that only a server may send.
import type { Case } from "./cases.ts";

export const serverFieldCases: Case[] = [
  {
    rule: "rule/server-fields",
    says: "a list of names of fields, each once",
    file: "openapi.yaml",
    find: "\nx-server-fields:\n",
    put: "\nx-server-fields:\n  - roles\n",
    at: "\nx-server-fields:\n",
  },
  {
    rule: "rule/server-fields",
    says: "without it a gateway would let browsers send them all",
    file: "openapi.yaml",
    find: /\nx-server-fields:\n( .*\n)+/,
    put: "\n",
    at: "openapi: 3.1.1",
  },
  // A misspelt name, and one that only answers have.
  ...["role", "request_id"].map((name): Case => ({
    rule: "stytch/server-fields",
    says: `Correct \`${name}\`, or remove it: no request has such a field`,
    file: "openapi.yaml",
    find: "\nx-server-fields:\n",
    put: `\nx-server-fields:\n  - ${name}\n`,
    at: `- ${name}`,
  })),
];
