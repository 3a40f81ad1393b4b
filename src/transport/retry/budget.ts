import type { Clock } from "../../clock.ts";
import type { Call, RetryPolicy } from "../call.ts";
import type { RetryInfo } from "./retry-info.ts";

/** The shortest span that pauses are drawn from, in milliseconds. It doubles with each attempt. */
const BASE_DELAY = 250;
/** The retries that a client has on credit, and the part of one that a call gives back which went well. */
const BUDGET = 100;
const REFUND = 0.1;
/** The milliseconds for which calls may fail before no other call is begun again, */
const OUTAGE = 2000;
/** until so many in a row go well. Fewer, and a service that fails every other call would be trusted time and again. */
const TRUST = 10;

/**
 * Gives the milliseconds until a call's next attempt, which is taken as made; nothing if there must be none.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export type NextDelay = (call: Call, info: RetryInfo | undefined) => number | undefined;

/** Makes what decides on further attempts, for all calls of a client: in an outage each of them would only add to it. */
export function createRetryBudget(random: () => number, clock: Clock): NextDelay {
  let left = BUDGET;
  let failingSince: number | undefined;
  let successes = 0;
  return ({ endpoint, attempt, retry }, info) => {
    if (!info) {
      left = Math.min(BUDGET, left + REFUND);
      successes += 1;
      if (successes >= TRUST) failingSince = undefined;
      return undefined;
    }
    const asked = info.retryAfter ?? (info.isRateLimit && retry.rateLimitDelay) ?? 0;
    // One that comes back when a rate limit is over is no burden to anybody, and no sign of an outage.
    const isBurden = !info.isRateLimit || asked === 0;
    if (isBurden) {
      successes = 0;
      failingSince ??= clock.now();
    }
    if (attempt >= retry.attempts || isTooLong(info, retry)) return undefined;
    if (info.processed === "unknown" && endpoint.safety === "unsafe") return undefined;
    if (isBurden) {
      // What was begun again goes on: only so can a caller sit out an outage, by many attempts.
      if (left < 1 || (attempt === 1 && clock.now() - failingSince! >= OUTAGE)) return undefined;
      left -= 1;
    }
    const jitter = random() * Math.min(retry.maxDelay, BASE_DELAY * 2 ** (attempt - 1));
    return Math.min(retry.maxDelay, asked + jitter);
  };
}

/** Never is a pause shorter than the server asks for: an attempt before its end would be in vain. */
function isTooLong({ retryAfter = 0 }: RetryInfo, { maxDelay }: RetryPolicy): boolean {
  return retryAfter > maxDelay;
}

/** The end of an error's message, where another attempt is only missing because its pause would be too long. */
export function waitAdvice({ attempt, retry }: Call, info: RetryInfo | undefined): string {
  if (!info || attempt >= retry.attempts || !isTooLong(info, retry)) return "";
  const pause = `a pause of ${Math.ceil(info.retryAfter! / 1000)} s`;
  const remedy = info.isRateLimit ? "Raise it, or pace the client by `limit`." : "Raise it.";
  return ` The server asks for ${pause}, and \`retry.maxDelay\` is ${retry.maxDelay} ms. ${remedy}`;
}
