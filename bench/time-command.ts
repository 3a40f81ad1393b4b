import { spawnSync } from "node:child_process";

/** Runs a script of Node's as a command, and gives the milliseconds that it took. */
export function timeCommand(cwd: string, args: string[]): number {
  const started = performance.now();
  const env = { ...process.env, REDOCLY_TELEMETRY: "off", REDOCLY_SUPPRESS_UPDATE_NOTICE: "true" };
  const { status, stderr } = spawnSync(process.execPath, args, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${args.join(" ")} failed:\n${stderr}`);
  return performance.now() - started;
}
