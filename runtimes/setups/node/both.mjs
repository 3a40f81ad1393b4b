// The package's two formats in one process, as where a program is one kind of module and a library that it uses the other.
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import * as modules from "stytch-fetch";
import { createSandbox as createModulesSandbox } from "stytch-fetch/sandbox";
import { makeCalls, readOptions } from "./calls.mjs";

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
  const hooks = { onError: ({ error }) => seen.push(error) };
  const { fetch } = makeSandbox({ ...credentials, seed: [{ email: "ada@example.com" }] });
  const stytch = ours.createStytch({ ...credentials, fetch, hooks });
  const thrown = await stytch.users.create({ email: "ada@example.com" }).catch((error) => error);
  for (const error of [thrown, ...seen]) {
    assert.ok(
      theirs.isStytchError(error, "duplicate_email"),
      "the guard of the other copy doesn't know the error",
    );
    assert.ok(theirs.isStytchError(error));
  }
  assert.equal(seen.length, 1);
}
