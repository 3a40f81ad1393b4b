import { PerformanceObserver } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { percentile } from "../report/statistics.ts";

export type Call = () => Promise<unknown>;
export type Measures = typeof measures;

/** What a worker can be asked to measure. */
export const measures = { burst, sequence, allocation };

/** Calls with so many in flight, from end to end. */
async function burst(call: Call, calls: number, inFlight = 50): Promise<{ cpu: number; perSecond: number }> {
  const started = performance.now();
  const before = process.cpuUsage();
  let left = calls;
  const chain = async (): Promise<void> => {
    while (left-- > 0) await call();
  };
  await Promise.all(Array.from({ length: inFlight }, chain));
  const { user, system } = process.cpuUsage(before);
  const seconds = (performance.now() - started) / 1000;
  // All threads of the process: what the garbage collector does beside the calls is a cost of theirs.
  return { cpu: (user + system) / calls, perSecond: calls / seconds };
}

/** Calls one after another, in microseconds each. */
async function sequence(call: Call, calls: number): Promise<{ p50: number; p99: number }> {
  const times: number[] = [];
  for (let i = 0; i < calls; i++) {
    const started = performance.now();
    await call();
    times.push((performance.now() - started) * 1000);
  }
  return { p50: percentile(times, 0.5), p99: percentile(times, 0.99) };
}

/**
 * Bytes that a call allocates. The process has a young generation so large that nothing is collected meanwhile, so
 * what the heap and its buffers have grown by is what was allocated. A collection that happens all the same is told.
 */
async function allocation(
  call: Call,
  calls: number,
  inFlight = 50,
): Promise<{ bytes: number; collections: number }> {
  let collections = 0;
  const observer = new PerformanceObserver((list) => (collections += list.getEntries().length));
  (globalThis as { gc?: () => void }).gc!();
  // What is told of a collection comes late: this one's isn't to be counted, those below are.
  await sleep(20);
  observer.observe({ entryTypes: ["gc"] });
  const before = process.memoryUsage();
  await burst(call, calls, inFlight);
  const after = process.memoryUsage();
  await sleep(20);
  observer.disconnect();
  const grown = after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers;
  return { bytes: grown / calls, collections };
}
