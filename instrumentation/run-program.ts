import { spawn } from "node:child_process";
import { once } from "node:events";

/** Long enough for any tool on a slow machine. */
const LIMIT = 60_000;

/** Runs a program to its end, and tells what went wrong with it. */
export async function runProgram(
  args: readonly string[],
  { cwd, env }: { cwd: string; env: Readonly<Record<string, string>> },
): Promise<string[]> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...ownEnv, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (part: string) => (output = (output + part).slice(-2_000)));
  }
  const timer = setTimeout(() => child.kill("SIGKILL"), LIMIT);
  const [code] = (await once(child, "close")) as [number | null];
  clearTimeout(timer);
  if (code === null) return [`it still ran after ${LIMIT} ms\n${output}`];
  return code === 0 ? [] : [`it ended with ${code}\n${output}`];
}

/** Ours, without what would lead a call elsewhere or load something more. */
const ownEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/_proxy$|^node_options$/i.test(name)),
);
