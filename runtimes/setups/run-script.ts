import { spawn } from "node:child_process";
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
  const end = (): void => {
    if (child.pid !== undefined) process.kill(-child.pid, "SIGKILL");
  };
  const timer = setTimeout(end, LIMIT);
  const [code, signal] = (await once(child, "close")) as [number | null, NodeJS.Signals | null];
  clearTimeout(timer);
  if (code === 0) return;
  throw new Error(`It ended with ${code ?? signal}.\n${shorten(output.trim())}`);
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
