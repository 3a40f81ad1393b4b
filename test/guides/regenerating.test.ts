// docs/regenerating.md: its changes are made to a copy of the document, and its commands print what stands there.
import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, it } from "vitest";
import { copyRepository, type Workspace } from "../generate/workspace.ts";
import { blocks } from "./blocks.ts";

const SCHEMAS = "openapi/schemas/user.yaml";
const TYPES = "generated/schema.ts";
const COMMAND = ["--import", "./scripts/typescript/register.js", "scripts/generate.ts"];

/** Runs `npm run generate`, with the words behind it, and gives all that it prints. */
async function generate({ root }: Workspace, args: readonly string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, [...COMMAND, ...args], { cwd: root });
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

it("shows what npm run generate really says of the changes that it makes", async () => {
  const workspace = copyRepository();
  let printed = "";
  const seen = { diff: 0, sh: 0, text: 0 };
  for (const { guide, language, code } of blocks) {
    if (guide !== "regenerating") continue;
    if (language === "sh") printed = await generate(workspace, argumentsOf(code));
    else if (language === "text") expect(withoutNumbers(printed)).toBe(withoutNumbers(code));
    else if (language === "diff") change(workspace, code);
    else throw new Error(`Say in this test what is to be done with a block of ${language}.`);
    seen[language] += 1;
  }
  expect(seen).toEqual({ diff: 4, sh: 3, text: 3 });
});

function argumentsOf(command: string): string[] {
  const [, args] = /^npm run generate(?: -- (.*))?\n$/.exec(command)!;
  return args?.split(" ") ?? [];
}

/** Changes the document; what is generated must have changed by itself. */
function change(workspace: Workspace, diff: string): void {
  const [from, to] = sidesOf(diff);
  if (from.trim() === "") expect(workspace.read(TYPES)).toContain(to);
  else workspace.edit(SCHEMAS, from, to);
}
