import { spawnSync } from "node:child_process";

const TS = ["--import", "./scripts/typescript/register.js"];

export const GENERATE: readonly string[] = [...TS, "scripts/generate.ts"];

export const BUILD: readonly string[] = [...TS, "scripts/build.ts"];

/** Runs Node in a folder. @returns milliseconds */
export function timeNode(cwd: string, args: readonly string[]): number {
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`node ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return performance.now() - started;
}

/** Bytes of the package of a folder, as it is published. */
export function packedSize(cwd: string): number {
  const args = ["pack", "--json", "--dry-run", "--ignore-scripts"];
  const { stdout } = spawnSync("npm", args, { cwd, encoding: "utf8" });
  return (JSON.parse(stdout) as { size: number }[])[0]!.size;
}
