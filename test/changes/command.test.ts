// The command line of `npm run changes`: what it refuses, and says of it. Its reports are in report.test.ts, and the guide's
// own, with the command as it stands there, in test/guides/regenerating.test.ts.
import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";

const root = fileURLToPath(new URL("../..", import.meta.url));

it.each([
  [["--check", "--since", "HEAD"], "--check compares with the last version. Leave out --since."],
  [["--since", "no-such-ref"], "--since: there is no generated/openapi.json at no-such-ref."],
  [["--format", "html"], "There is no format html. npm run changes [-- --since REF]"],
  [["--sinse", "HEAD"], "Unknown option '--sinse'"],
])("refuses %j, and says why", async (args, reason) => {
  const file = ["--import", "./scripts/typescript/register.js", "scripts/changes.ts"];
  const ended = promisify(execFile)(process.execPath, [...file, ...args], { cwd: root });
  const { code, stdout, stderr } = (await ended.catch((error: unknown) => error)) as Record<string, unknown>;
  expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
  const lines = String(stderr).trim().split("\n");
  expect(lines).toEqual([expect.stringContaining(reason)]);
});
