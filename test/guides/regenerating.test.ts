// docs/regenerating.md and its sequel: their changes are made to a copy of the document, and their commands print what stands there.
import { execFile, execFileSync } from "node:child_process";
import { cpSync, mkdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import document from "../../generated/openapi.json" with { type: "json" };
import { copyRepository, repository, type Workspace } from "../generate/workspace.ts";
import { blocks as allBlocks } from "./blocks.ts";

const SCHEMAS = "openapi/schemas/user.yaml";
const TYPES = "generated/schema.ts";
const AUTHOR = Object.fromEntries(
  ["AUTHOR", "COMMITTER"].flatMap((role) => [
    [`GIT_${role}_NAME`, "a"],
    [`GIT_${role}_EMAIL`, "a@example.com"],
  ]),
);
const TYPESCRIPT = ["--import", "./scripts/typescript/register.js"];

/** Runs the lines of a block, scripts of ours and git, and gives all that they print. */
async function runLines({ root }: Workspace, block: string): Promise<string> {
  let printed = "";
  for (const line of block.trim().split("\n")) {
    const [, script, args = ""] = /^npm run (\w+)(?: -- (.*))?$/.exec(line) ?? [];
    const [command, words] = script
      ? [process.execPath, [...TYPESCRIPT, `scripts/${script}.ts`, ...args.split(" ").filter(Boolean)]]
      : ["bash", ["-c", line]];
    const run = promisify(execFile)(command, words, { cwd: root, env: { ...process.env, ...AUTHOR } });
    const { stdout, stderr } = await run.catch(
      (error: unknown) => error as { stdout: string; stderr: string },
    );
    printed += stdout + stderr;
  }
  return printed;
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

/** As a clone has it, that was released before: its document is there in its history. */
function commitAll(workspace: Workspace): void {
  const { root, write } = workspace;
  for (const file of ["docs/sandbox.json", "CHANGELOG.md", "src/version.ts", ".gitignore"]) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    cpSync(join(repository, file), join(root, file));
  }
  // As a link, which it is there, it is no folder.
  write(".gitignore", `${workspace.read(".gitignore")}node_modules\ntheir-copy.json\n`);
  const { components, ...rest } = structuredClone(document);
  Object.assign(components.schemas.api_user_v1_Name.properties, { nickname: { type: "string" } });
  write("their-copy.json", JSON.stringify({ ...rest, components }));
  workspace.edit("CHANGELOG.md", "## 0.1.0 (unreleased)", "## 0.1.0 (2026-11-28)");
  const git = (...args: string[]): Buffer =>
    execFileSync("git", args, { cwd: root, env: { ...process.env, ...AUTHOR } });
  git("init", "--quiet");
  git("add", "--all");
  git("commit", "--quiet", "--message", "The first version");
  git("tag", "v0.1.0");
}

it.each([
  { guide: "regenerating", blocks: { diff: 4, sh: 3, text: 3 } },
  { guide: "changing-the-document", blocks: { diff: 3, sh: 6, text: 5 } },
])(
  "$guide shows what its commands really say of the changes that it makes",
  async ({ guide, blocks }) => {
    const workspace = copyRepository();
    commitAll(workspace);
    let printed = "";
    const seen = { diff: 0, sh: 0, text: 0 };
    for (const { language, code } of allBlocks.filter((block) => block.guide === guide)) {
      if (language === "sh") printed = await runLines(workspace, code);
      else if (language === "text") expect(withoutNumbers(printed)).toBe(withoutNumbers(code));
      else if (language === "diff") change(workspace, code);
      else throw new Error(`Say in this test what is to be done with a block of ${language}.`);
      seen[language] += 1;
    }
    expect(seen).toEqual(blocks);
  },
  120_000,
);

/** Changes the document; what is generated must have changed by itself. */
function change(workspace: Workspace, diff: string): void {
  const [from, to] = sidesOf(diff);
  if (from.trim() === "") expect(workspace.read(TYPES)).toContain(to);
  else workspace.edit(to.startsWith("## ") ? "CHANGELOG.md" : SCHEMAS, from, to);
}
