import { ApiError } from "../errors/api-error.ts";

/** The number of windows that are kept, so that the addresses of a long test run can't fill the memory. */
const MAX_WINDOWS = 10_000;

interface Window {
  readonly start: number;
  readonly calls: number;
}

/** So many calls in so many milliseconds. */
export interface RateLimit {
  readonly calls: number;
  readonly milliseconds: number;
}

/**
 * Counts calls in fixed windows, such as each full minute of the clock.
 *
 * @see https://stytch.com/docs/resources/policies/platform/rate-limits
 */
export class RateLimits {
  readonly #windows = new Map<string, Window>();

  /**
   * Counts a call.
   *
   * @param name under which it is counted
   * @throws {ApiError} too_many_requests, with the seconds until the window ends in Retry-After
   */
  take(name: string, { calls: limit, milliseconds }: RateLimit, now: number): void {
    const start = Math.floor(now / milliseconds) * milliseconds;
    const window = this.#windows.get(name);
    const calls = window?.start === start ? window.calls : 0;
    if (calls >= limit) {
      const seconds = Math.ceil((start + milliseconds - now) / 1000);
      throw new ApiError("too_many_requests", "", { headers: { "retry-after": String(seconds) } });
    }
    this.#windows.delete(name);
    this.#windows.set(name, { start, calls: calls + 1 });
    if (this.#windows.size > MAX_WINDOWS) this.#windows.delete(this.#windows.keys().next().value!);
  }

  /** Forgets all calls. */
  reset(): void {
    this.#windows.clear();
  }
}
