// docs/other-languages.md: its code for Node runs against the command, as it is written there.
import { execFile } from "node:child_process";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { sandbox } from "./helpers.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const page = readFileSync(`${root}docs/other-languages.md`, "utf8");
const codeIn = (language: string): string =>
  new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\`$`, "m").exec(page)![1]!;
const address = "http://127.0.0.1:4010";

it("the page's code for the official SDK of Node creates a user", async () => {
  const flags = codeIn("sh").trim().split(/\s+/).slice(3);
  expect(flags.slice(0, 2)).toEqual(["--port", new URL(address).port]);
  const { url, call } = await sandbox(flags.slice(2));
  const code = codeIn("js");
  expect(code.split(address)).toHaveLength(3);
  const args = ["--input-type=module", "--eval", code.replaceAll(address, url)];
  const { stdout } = await promisify(execFile)(process.execPath, args, { cwd: root });
  const user = (await (await call("GET", `/v1/users/${stdout.trim()}`)).json()) as object;
  expect(user).toMatchObject({ emails: [{ email: "ada@example.com" }] });
});

it("the page has code for each language, and the installed SDK's version", () => {
  for (const language of ["js", "python", "ruby", "go", "kotlin"])
    expect(codeIn(language)).toContain(address);
  const { version } = JSON.parse(readFileSync(`${root}node_modules/stytch/package.json`, "utf8")) as {
    version: string;
  };
  expect(page).toContain(`Node ${version},`);
});
