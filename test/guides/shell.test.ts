// The shell's blocks of docs/cli.md and its like: each is run as it stands there, by bash, one after another in a folder of
// their guide, against a sandbox on a port. A block whose language has a file's name behind it is that file.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, writeFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { cliFile, folder, sandbox } from "../cli/helpers.ts";
import { blocks, SHELL_GUIDES } from "./blocks.ts";

/** What `npx` runs: the command of the sources. Also of a function's name with a dash, in a subshell. */
const NPX = `npx() { shift; "$NODE" "$CLI" "$@"; }; export -f npx; set -euo pipefail\n`;

async function runShell(code: string, cwd: string, env: Record<string, string>): Promise<string> {
  const child = spawn("bash", ["-c", NPX + code], { cwd, env, stdio: ["ignore", "pipe", "pipe"] });
  const [stdout, stderr, [exitCode]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, "close") as Promise<[number]>,
  ]);
  // Shown with what it printed, where it isn't 0.
  expect([exitCode, exitCode === 0 ? "" : `${code}\n${stdout}\n${stderr}`]).toEqual([0, ""]);
  return stdout;
}

it.each(SHELL_GUIDES)(
  "the commands of docs/%s.md work in the order in which they stand there",
  async (guide) => {
    const { url, projectId, secret } = await sandbox();
    const cwd = folder();
    const env = {
      PATH: process.env["PATH"]!,
      NODE: process.execPath,
      CLI: cliFile,
      STYTCH_PROJECT_ID: projectId,
      STYTCH_SECRET: secret,
      STYTCH_BASE_URL: url,
    };
    const own = blocks.filter((block) => block.guide === guide);
    expect(own.filter(({ language }) => language === "sh")).not.toEqual([]);
    for (const { language, mark, code } of own) {
      // Where it says so, what it does is not for a test: it would install packages.
      if (language === "sh" && mark === undefined) await runShell(code, cwd, env);
      if (language === "sh" || mark === undefined || mark === "compile-only") continue;
      const file = join(cwd, mark);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, code);
    }
  },
  60_000,
);
