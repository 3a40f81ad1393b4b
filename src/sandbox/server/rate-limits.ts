import { ApiError } from "../errors/api-error.ts";

const MINUTE = 60_000;

interface Window {
  minute: number;
  calls: number;
}

/**
 * Counts calls in fixed windows, each a full minute of the clock.
 *
 * @see https://stytch.com/docs/resources/policies/platform/rate-limits
 */
export class RateLimits {
  readonly #windows = new Map<string, Window>();

  /**
   * Counts a call.
   *
   * @param limit calls a minute
   * @throws {ApiError} too_many_requests, with the seconds until the window ends in Retry-After
   */
  take(operationId: string, limit: number | undefined, now: number): void {
    if (limit === undefined) return;
    const minute = Math.floor(now / MINUTE);
    const window = this.#windows.get(operationId);
    const calls = window?.minute === minute ? window.calls : 0;
    if (calls >= limit) {
      const seconds = Math.ceil(((minute + 1) * MINUTE - now) / 1000);
      throw new ApiError("too_many_requests", "", { headers: { "retry-after": String(seconds) } });
    }
    this.#windows.set(operationId, { minute, calls: calls + 1 });
  }

  /** Forgets all calls. */
  reset(): void {
    this.#windows.clear();
  }
}
