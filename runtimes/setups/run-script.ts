import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { delimiter, dirname, join } from "node:path";

/** Long enough for a `next build` on a slow machine. */
const LIMIT = 300_000;

/**
 * Runs a script as npm does, with the Node that runs this, to its end.
 *
 * @throws {Error} with what it printed, where it fails
 */
export async function runScript(
  script: string,
  folder: string,
  own: Readonly<Record<string, string>>,
): Promise<void> {
  const child = spawn("sh", ["-c", script], {
    cwd: folder,
    env: { ...environment(folder), ...own },
    stdio: ["ignore", "pipe", "pipe"],
    // In a group of its own, so that what it started ends with it.
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (part: string) => (output += part));
  const timer = setTimeout(() => endGroup(child), LIMIT);
  const closed = once(child, "close");
  const [code, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  endGroup(child);
  await closed;
  if (code === 0) return;
  throw new Error(`It ended with ${code ?? signal}.\n${shorten(output.trim())}`);
}

/** Ends a process, and all that it started and left. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch {
    // There is none left.
  }
}

/** The beginning tells what went wrong, the end how. */
function shorten(output: string): string {
  return output.length < 4_000 ? output : `${output.slice(0, 2_000)}\n…\n${output.slice(-2_000)}`;
}

/** Ours, without what would lead a call elsewhere, and with what keeps tools from telling anyone of it. */
function environment(folder: string): NodeJS.ProcessEnv {
  const entries = Object.entries(process.env).filter(([name]) => !/_proxy$|^node_options$/i.test(name));
  const path = [join(folder, "node_modules/.bin"), dirname(process.execPath), process.env["PATH"]];
  return {
    ...Object.fromEntries(entries),
    PATH: path.join(delimiter),
    // Some write settings and logs there.
    HOME: join(folder, "home"),
    CI: "true",
    DENO_NO_UPDATE_CHECK: "1",
    DO_NOT_TRACK: "1",
    NEXT_TELEMETRY_DISABLED: "1",
    NO_COLOR: "1",
    NO_UPDATE_NOTIFIER: "1",
    WRANGLER_HIDE_BANNER: "true",
    WRANGLER_SEND_METRICS: "false",
  };
}
