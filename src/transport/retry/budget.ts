import type { Clock } from "../../clock.ts";
import type { Call, RetryPolicy } from "../call.ts";
import type { RetryInfo } from "./retry-info.ts";

/** The shortest span that pauses are drawn from, in milliseconds. It doubles with each attempt. */
const BASE_DELAY = 250;
/** The retries that a client has on credit, and the part of one that a call gives back which went well. */
const BUDGET = 100;
const REFUND = 0.1;
/** The weight of the latest outcome in a client's health, which is the share of attempts of late that went well, */
const WEIGHT = 0.1;
/** the health below which a service is taken to be out, and not only to lose a request now and then, */
const SICK = 0.75;
/** that from which it is well again, */
const WELL = 0.85;
/** and the milliseconds that a blip may last, for which calls are begun again all the same. */
const BLIP = 2000;

/**
 * Gives the milliseconds until a call's next attempt, which is taken as made; nothing if there must be none.
 *
 * @see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export type NextDelay = (call: Call, info: RetryInfo | undefined) => number | undefined;

/** Makes what decides on further attempts, for all calls of a client: in an outage each of them would only add to it. */
export function createRetryBudget(random: () => number, clock: Clock): NextDelay {
  let left = BUDGET;
  let health = 1;
  let failingSince: number | undefined;
  return ({ endpoint, attempt, retry }, info) => {
    const asked = info?.retryAfter ?? (info?.isRateLimit && retry.rateLimitDelay) ?? 0;
    // One that comes back when a rate limit is over is no burden to anybody, and no sign of an outage.
    const isBurden = info && (!info.isRateLimit || asked === 0);
    if (!info || isBurden) health += WEIGHT * ((info ? 0 : 1) - health);
    if (isBurden) failingSince ??= clock.now();
    else if (health > WELL) failingSince = undefined;
    if (!info) {
      left = Math.min(BUDGET, left + REFUND);
      return undefined;
    }
    if (attempt >= retry.attempts || isTooLong(info, retry)) return undefined;
    if (info.processed === "unknown" && endpoint.safety === "unsafe") return undefined;
    if (isBurden) {
      // What was begun again goes on: only so can a caller sit out an outage, by many attempts.
      const isOut = health < SICK && clock.now() - failingSince! >= BLIP;
      if (left < 1 || (attempt === 1 && isOut)) return undefined;
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
