import type { Clock } from "../clock.ts";
import type { Limiter } from "../transport/context.ts";
import { FifoQueue } from "./fifo-queue.ts";
import type { LimitOptions } from "./types.ts";

/**
 * Paces calls: no stretch of time as long as the interval, wherever it begins, sees more of them start than allowed.
 * They start in the order in which they asked. A call that leaves before its turn takes nobody's place.
 */
export function createLimiter({ requests, interval }: LimitOptions, clock: Clock): Limiter {
  /** The starts of the latest calls, as many as one interval may see, in a ring. */
  const starts: number[] = [];
  let oldest = 0;
  let timer: unknown;
  let latest = -Infinity;
  /** Milliseconds by which the clock has gone back, or stood still while a timer ran, as faked ones do. */
  let lost = 0;
  // What nobody waits for must not keep the process from ending.
  const queue = new FifoQueue(() => clock.clearTimeout(timer));

  function now(): number {
    const time = clock.now() + lost;
    lost += Math.max(0, latest - time);
    return (latest = Math.max(time, latest));
  }

  /** Starts a call, or gives the milliseconds until one may start. */
  function take(): number {
    const time = now();
    const wait = starts.length < requests ? 0 : starts[oldest]! + interval - time;
    if (wait > 0) return wait;
    starts[oldest] = time;
    oldest = (oldest + 1) % requests;
    return 0;
  }

  /** A timer may fire early, so whoever wakes looks at the clock again. */
  function wake(): void {
    while (!queue.isEmpty) {
      const wait = take();
      if (wait > 0) {
        sleep(wait);
        return;
      }
      queue.startFirst();
    }
  }

  function sleep(wait: number): void {
    const delay = Math.min(Math.ceil(wait), interval);
    const began = latest;
    timer = clock.setTimeout(() => {
      if (now() === began) lost += delay;
      wake();
    }, delay);
  }

  return (signal) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason, whatever it is
    if (signal?.aborted) return Promise.reject(signal.reason);
    if (queue.isEmpty) {
      const wait = take();
      if (wait === 0) return undefined;
      sleep(wait);
    }
    return queue.enter(signal);
  };
}
