// The code of the first page: it compiles as it stands there, and what it shows of the sandbox runs.
import { fileURLToPath } from "node:url";
import { runInThisContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { FIRST_CALL, LOGIN, SANDBOX } from "../../docs/site/pages/start-code.ts";
import { createStytch } from "../../src/index.ts";
import { createSandbox } from "../../src/sandbox/index.ts";
import { compile } from "./compile.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

describe("the code of the first page", () => {
  it("compiles, with no more than the reader's own values", () => {
    const client = `import { createStytch } from "stytch-fetch";\nconst stytch = createStytch({ projectId: "p", secret: "s" });`;
    const files = new Map([
      ["first-call", `declare const projectId: string, secret: string;\n${FIRST_CALL}\nexport { user_id };`],
      ["login", `${client}\ndeclare const email: string, code: string;\n${LOGIN}\nexport { user };`],
      ["sandbox", SANDBOX],
    ]);
    const paths = new Map(
      [...files].map(([name, text]) => [`${root}test/site/in-memory/start-${name}.ts`, text]),
    );
    expect(compile(paths)).toEqual([]);
  });

  it("runs in the sandbox", async () => {
    const printed: unknown[] = [];
    const body = SANDBOX.replaceAll(/^import .*$/gm, "");
    const run = runInThisContext(`(createStytch, createSandbox, console) => (async () => {${body}})()`) as (
      ...given: unknown[]
    ) => Promise<void>;
    await run(createStytch, createSandbox, { log: (value: unknown) => printed.push(value) });
    expect(printed).toEqual([[expect.objectContaining({ email: "ada@example.com", verified: false })]]);
  });
});
