import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { median } from "../report/statistics.ts";
import type { Fetch } from "./seeded.ts";

/** In CPU time, which other programs of the machine take no part of. */
export async function measure<Result>(
  work: () => Result | Promise<Result>,
): Promise<[Result, microseconds: number]> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return [result, user + system];
}

/** Round by round, so that a busy moment of the machine hits all. */
export async function alternate(
  fetches: Fetch[],
  rounds: number,
  work: (fetch: Fetch) => Promise<void>,
): Promise<number[]> {
  const costs = fetches.map((): number[] => []);
  // The first round only warms up.
  for (let round = 0; round <= rounds; round++) {
    for (const [i, fetch] of fetches.entries()) {
      const [, cost] = await measure(() => work(fetch));
      if (round > 0) costs[i]!.push(cost);
    }
  }
  return costs.map(median);
}

/** In bytes, after the garbage is gone. */
export function usedMemory(): number {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
  return process.memoryUsage().heapUsed;
}
