// What `npm run test:quick` leaves out, and why. It is for each save; `npm test` is for each commit.
import type { Reporter } from "vitest/node";

const leftOut: Readonly<Record<string, string>> = {
  "test/faults/**": "every fault on the wire",
  "test/package/**": "the packed package, examples, npm start",
  "test/browser/**": "a page of Chromium",
  "test/site/**": "the docs site, built and in Chromium",
  "test/guides/**": "the guides' code and commands",
  "test/cli/{gateway,gateway-redis,sandbox,state,state-safety,sdk,users/export-command,users/terminal}.test.ts":
    "the command as a process, the official SDK against it",
  "test/cli/users/import-{command,faults,export,forms}.test.ts":
    "imports as a process, killed, with faults, of whole exports, of random bytes",
  "test/generate/{command,scale,schemas}.test.ts":
    "npm run generate as a process, twice the operations, each JSON Schema",
  "test/lint/**": "each lint rule",
  "test/workflows/{run,release}.test.ts": "the workflows' own commands, in a checkout",
  "test/{client/churn,client/limit,client/limit-cost,sandbox/model,sandbox/search-model}.test.ts":
    "properties over many random cases",
  "test/{sandbox/scale,sandbox/growth,sandbox/hostile,validate/broken-answers,client/response-errors}.test.ts":
    "100,000 users, huge input and output",
  "test/gateway/attacks/{fields,framing,operations,secret,upstream,users}.test.ts":
    "each operation under attack, over sockets",
  "test/client/{wire,path}.test.ts": "each operation beside the official SDK, each hostile path",
};

/** The files that the quick run leaves out. */
export const slow: readonly string[] = Object.keys(leftOut);

/** Says at the end what was left out. */
export const tellLeftOut: Reporter = {
  onTestRunEnd() {
    const lines = Object.entries(leftOut).map(([files, what]) => `  ${what}: ${files}`);
    console.log(`\nLeft out by test:quick, and run by npm test:\n${lines.join("\n")}`);
  },
};
