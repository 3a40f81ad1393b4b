import type { OperationId } from "../../../generated/routes.ts";
import { ApiError } from "../api-error.ts";

const MINUTE = 60_000;

/** Calls a minute. Of the other operations no number is known. */
const limits: { readonly [Id in OperationId]?: number } = { api_user_v1_Search: 150 };

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
  readonly #windows = new Map<OperationId, Window>();

  /** @throws {ApiError} too_many_requests, with the seconds until the window ends in Retry-After */
  take(operationId: OperationId, now: number): void {
    const limit = limits[operationId];
    if (limit === undefined) return;
    const minute = Math.floor(now / MINUTE);
    const window = this.#windows.get(operationId);
    const calls = window?.minute === minute ? window.calls : 0;
    if (calls >= limit) {
      const seconds = Math.ceil(((minute + 1) * MINUTE - now) / 1000);
      throw new ApiError("too_many_requests", "", { "retry-after": String(seconds) });
    }
    this.#windows.set(operationId, { minute, calls: calls + 1 });
  }

  /** Forgets all calls. */
  reset(): void {
    this.#windows.clear();
  }
}
