import { arch, cpus, loadavg, release, totalmem, type } from "node:os";

/** What the numbers are of. No name of a host, and no path. */
export function describeMachine(): Record<string, string> {
  return {
    CPU: `${cpus().length} × ${cpus()[0]?.model.trim() ?? "unknown"}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${type()} ${release()} ${arch()}`,
    Node: process.version,
    "load at the start": loadavg()[0]!.toFixed(2),
  };
}
