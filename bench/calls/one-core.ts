import { spawnSync } from "node:child_process";

/**
 * Does work on one core of the machine, as far as its children do it, where that can be arranged (Linux has `taskset`).
 *
 * With a core each, client and server wake one another, which costs as much as a call does, and comes and goes with
 * what the system makes of it.
 *
 * @returns what the work gave, and whether it was arranged
 */
export async function onOneCore<Result>(
  work: () => Promise<Result>,
): Promise<{ result: Result; arranged: boolean }> {
  const before = taskset("-c", "-p", String(process.pid));
  const list = /list: (\S+)\s*$/.exec(before ?? "")?.[1];
  const first = list?.split(/[-,]/)[0];
  const arranged = first !== undefined && taskset("-a", "-c", "-p", first, String(process.pid)) !== undefined;
  try {
    return { result: await work(), arranged };
  } finally {
    if (arranged) taskset("-a", "-c", "-p", list!, String(process.pid));
  }
}

function taskset(...args: string[]): string | undefined {
  const { status, stdout } = spawnSync("taskset", args, {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  return status === 0 ? stdout : undefined;
}
