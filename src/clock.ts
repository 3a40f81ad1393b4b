/**
 * The source of a client's time: time limits, pauses between attempts, pacing. For tests.
 *
 * @example
 * const clock: Clock = { now: () => 0, setTimeout: (run) => void run(), clearTimeout: () => {} };
 */
export interface Clock {
  /** Milliseconds since 1970. It should never go back. */
  now(): number;
  /** Runs a function once, after so many milliseconds, and gives what {@link Clock.clearTimeout} takes. */
  setTimeout(run: () => void, milliseconds: number): unknown;
  /** Takes back what {@link Clock.setTimeout} gave. */
  clearTimeout(timer: unknown): void;
}

/** The runtime's own time. Its functions are looked up for each call, so that a test's fake timers are seen. */
export const systemClock: Clock = {
  now() {
    const { performance } = globalThis as { performance?: Partial<Performance> };
    // Fake timers up to 13 have a function there, and React Native has less.
    if (typeof performance?.timeOrigin !== "number" || !performance.now) return Date.now();
    // Better, as Date.now() jumps when the machine's clock is set.
    return performance.timeOrigin + performance.now() || Date.now();
  },
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  clearTimeout: (timer) => clearTimeout(timer as Parameters<typeof clearTimeout>[0]),
};
