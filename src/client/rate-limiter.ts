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
  // What nobody waits for must not keep the process from ending.
  const queue = new FifoQueue(() => clock.clearTimeout(timer));

  /** Starts a call, or gives the milliseconds until one may start. */
  function take(): number {
    const now = clock.now();
    const wait = starts.length < requests ? 0 : starts[oldest]! + interval - now;
    if (wait > 0) return wait;
    starts[oldest] = now;
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
    timer = clock.setTimeout(wake, Math.min(Math.ceil(wait), interval));
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
