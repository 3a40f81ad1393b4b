// docs/regenerating.md and its sequel: their changes are made to a copy of the document, and their commands print what stands there.
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { copyRepository, repository, type Workspace } from "../generate/workspace.ts";
import { blocks as allBlocks } from "./blocks.ts";

const SCHEMAS = "openapi/schemas/user.yaml";
const TYPES = "generated/schema.ts";
const TYPESCRIPT = ["--import", "./scripts/typescript/register.js"];

/** Runs `npm run generate` or `npm run changes`, with the words behind it, and gives all that it prints. */
async function runScript({ root }: Workspace, command: string): Promise<string> {
  const [, script, args] = /^npm run (generate|changes)(?: -- (.*))?\n$/.exec(command)!;
  const words = [...TYPESCRIPT, `scripts/${script}.ts`, ...(args?.split(" ") ?? [])];
  const run = promisify(execFile)(process.execPath, words, { cwd: root });
  const { stdout, stderr } = await run.catch((error: unknown) => error as { stdout: string; stderr: string });
  return stdout + stderr;
}

/** A difference's text before, and after. */
function sidesOf(diff: string): [string, string] {
  const side = (other: string): string =>
    diff
      .split("\n")
      .filter((line) => !line.startsWith(other))
      .map((line) => line.slice(1))
      .join("\n");
  return [side("+"), side("-")];
}

/** Leaves out what differs from run to run and with each new schema: times, lines, counts of files that stay as they are. */
function withoutNumbers(text: string): string {
  return text.trim().replaceAll(/\d+(?= ms| unchanged|:\d)/g, "0");
}

/** As a clone has it: with the document that was there before in its history. */
function commitAll({ root }: Workspace): void {
  mkdirSync(join(root, "docs"));
  cpSync(join(repository, "docs/sandbox.json"), join(root, "docs/sandbox.json"));
  const git = (...args: string[]): Buffer =>
    execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.com", ...args], { cwd: root });
  git("init", "--quiet");
  git("add", "openapi", "generated");
  git("commit", "--quiet", "--message", "The document");
}

it.each([
  { guide: "regenerating", blocks: { diff: 4, sh: 3, text: 3 } },
  { guide: "changing-the-document", blocks: { diff: 2, sh: 4, text: 3 } },
])(
  "$guide shows what its commands really say of the changes that it makes",
  async ({ guide, blocks }) => {
    const workspace = copyRepository();
    commitAll(workspace);
    let printed = "";
    const seen = { diff: 0, sh: 0, text: 0 };
    for (const { language, code } of allBlocks.filter((block) => block.guide === guide)) {
      if (language === "sh") printed = await runScript(workspace, code);
      else if (language === "text") expect(withoutNumbers(printed)).toBe(withoutNumbers(code));
      else if (language === "diff") change(workspace, code);
      else throw new Error(`Say in this test what is to be done with a block of ${language}.`);
      seen[language] += 1;
    }
    expect(seen).toEqual(blocks);
  },
  60_000,
);

/** Changes the document; what is generated must have changed by itself. */
function change(workspace: Workspace, diff: string): void {
  const [from, to] = sidesOf(diff);
  if (from.trim() === "") expect(workspace.read(TYPES)).toContain(to);
  else workspace.edit(SCHEMAS, from, to);
}
