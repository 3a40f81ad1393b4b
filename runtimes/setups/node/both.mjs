// The package's two formats in one process, as where a program is one kind of module and a library that it uses the other.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import * as modules from "stytch-fetch";
import { createSandbox as createModulesSandbox } from "stytch-fetch/sandbox";
import { makeCalls, readOptions } from "./program.mjs";

const require = createRequire(import.meta.url);
const common = require("stytch-fetch");
const { createSandbox } = require("stytch-fetch/sandbox");
assert.notEqual(common.createStytch, modules.createStytch, "there is only one copy");

const options = readOptions();
await makeCalls(options, common.createStytch);
await makeCalls(options, modules.createStytch);

const credentials = { projectId: "project-test-both", secret: "secret-test-both" };
const copies = [
  [common, createModulesSandbox, modules],
  [modules, createSandbox, common],
];
for (const [ours, makeSandbox, theirs] of copies) {
  const seen = [];
  const hooks = { onRetry: ({ error }) => seen.push(error) };
  const sandbox = makeSandbox({ ...credentials, seed: [{ email: "ada@example.com" }] });
  const stytch = ours.createStytch({ ...credentials, fetch: sandbox.fetch, hooks });
  seen.push(await stytch.users.create({ email: "ada@example.com" }).catch((error) => error));
  sandbox.faults.add({ operation: "api_user_v1_Search", status: 500, times: 1 });
  await stytch.users.search();
  assert.equal(seen.length, 2);
  for (const error of seen) assert.ok(theirs.isStytchError(error), "the other copy doesn't know the error");
  assert.ok(theirs.isStytchError(seen[0], "duplicate_email"), "nor its type");
}
