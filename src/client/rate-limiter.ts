import { MAX_TIMEOUT } from "../checks.ts";
import type { Clock } from "../clock.ts";
import type { Limiter } from "../transport/context.ts";
import { onAbort } from "../transport/on-abort.ts";
import { SteadyTime } from "./steady-time.ts";
import type { LimitOptions } from "./types.ts";
import { WaitingLine } from "./waiting-line.ts";

/** With more calls ahead than that, a call doesn't look at each turn whether it is its own by now. */
const NEAR = 64;

/**
 * Paces calls: no stretch of time as long as the interval, wherever it begins, sees more of them start than allowed.
 * They start in the order in which they asked. A call that leaves before its turn takes nobody's place.
 *
 * Each waits by a timer of its own, and what they share is data alone: on Workers a request that another one's code or
 * timer should wake never goes on, and the other one may be gone, without a word.
 *
 * So a call whose turn comes sooner, as others have left, must see it for itself. With few calls ahead it looks at every
 * turn; with many when an eighth of them should have started, so that looking costs little however many wait.
 *
 * @see https://developers.cloudflare.com/workers/observability/errors/#cannot-perform-io-on-behalf-of-a-different-request
 */
export function createLimiter({ requests, interval }: LimitOptions, clock: Clock): Limiter {
  /** The starts of the latest calls, as many as one interval may see, in a ring. */
  const starts: number[] = [];
  let oldest = 0;
  const time = new SteadyTime(clock);
  const line = new WaitingLine();

  /** The earliest moment of a turn that so many others come before. */
  function turnAfter(others: number): number {
    const start = starts[(oldest + others) % requests] ?? -Infinity;
    return start + interval * (1 + Math.floor(others / requests));
  }

  function start(now: number): void {
    starts[oldest] = now;
    oldest = (oldest + 1) % requests;
  }

  function wait(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      const place = line.enter();
      let timer: unknown;

      function look(): void {
        const now = time.now();
        const ahead = line.countAhead(place, now);
        const turn = turnAfter(ahead < NEAR ? 0 : Math.floor(ahead / 8));
        if (ahead === 0 && turn <= now) {
          start(now);
          line.leave(place);
          release?.();
          resolve();
          return;
        }
        const until = ahead === 0 ? turn : Math.max(turn, line.nextLook());
        // At least 1: those ahead are to start at this very moment, as timers of one moment run in any order.
        const delay = Math.max(1, Math.min(Math.ceil(until - now), MAX_TIMEOUT));
        const looksAt = (place.looksAt = now + delay);
        timer = clock.setTimeout(() => {
          time.pass(looksAt);
          look();
        }, delay);
      }

      const release =
        signal &&
        onAbort(signal, () => {
          clock.clearTimeout(timer);
          line.leave(place);
          reject(signal.reason as Error);
        });
      look();
    });
  }

  return (signal) => {
    // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- the caller's own reason, whatever it is
    if (signal?.aborted) return Promise.reject(signal.reason);
    const now = time.now();
    if (!line.isEmpty(now) || turnAfter(0) > now) return wait(signal);
    start(now);
    return undefined;
  };
}
