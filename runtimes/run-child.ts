import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import type { Host, Step } from "./host.ts";

/** What came of one run of the script. */
export interface Outcome {
  steps: Step[];
  /** Milliseconds from the start of the process to the report. */
  time: number;
  /** Milliseconds from the report to the process's own end; undefined where it is no process of the script's. */
  exit?: number;
  /** How it ended, if not as it should. */
  problem?: string;
}

const LIMIT = 60_000;
/** Far below the time after which any pool gives up an idle connection. */
const EXIT_LIMIT = 2_000;

/**
 * Starts a process that runs the script, and waits for its report, and for its end.
 *
 * @param ends whether the process must end by itself. A browser doesn't.
 */
export async function runChild(
  host: Host,
  command: string,
  args: string[],
  { cwd, ends = true }: { cwd: string; ends?: boolean },
): Promise<Outcome> {
  const begin = performance.now();
  // In a group of its own, so that its helpers end with it.
  const child = spawn(command, args, { cwd, env, stdio: ["ignore", "pipe", "pipe"], detached: true });
  const output = collect(child);
  const closed = once(child, "close").then(() => "ended" as const);
  try {
    const steps = await Promise.race([host.report, closed, after(LIMIT)]);
    if (!Array.isArray(steps)) throw new Error(`It ${steps} without a report.\n${output()}`);
    const time = performance.now() - begin;
    if (!ends) return { steps, time };
    const end = await Promise.race([closed, after(EXIT_LIMIT)]);
    if (end !== "ended")
      return { steps, time, problem: `It still ran ${EXIT_LIMIT} ms after its last step.` };
    const outcome = { steps, time, exit: performance.now() - begin - time };
    if (child.exitCode === 0) return outcome;
    return { ...outcome, problem: `It ended with ${child.exitCode ?? child.signalCode}.\n${output()}` };
  } finally {
    if (child.pid && child.exitCode === null && child.signalCode === null)
      process.kill(-child.pid, "SIGKILL");
    await closed;
  }
}

/** Ours, without what would lead a call elsewhere or a runtime to its maker's hosts. */
const env = {
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/_proxy$|^node_options$/i.test(name)),
  ),
  DENO_NO_UPDATE_CHECK: "1",
  DO_NOT_TRACK: "1",
};

function after(milliseconds: number): Promise<string> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds, `ran ${milliseconds} ms`).unref());
}

/** The end of what a process says. */
function collect({ stdout, stderr }: ChildProcess): () => string {
  let text = "";
  for (const stream of [stdout, stderr]) {
    stream?.setEncoding("utf8").on("data", (part: string) => (text = (text + part).slice(-4_000)));
  }
  return () => text;
}
