import type { ClientContext } from "../../transport/context.ts";

/** The pause, in milliseconds, that a walk may make between two attempts, whatever the client's other calls may. */
const MAX_DELAY = 300_000;
/**
 * The API counts calls within each full minute.
 *
 * @see https://stytch.com/docs/resources/policies/platform/rate-limits
 */
const RATE_LIMIT_DELAY = 60_000;

/** Makes the context of a walk's requests: a walk that has come far is worth the end of a rate limit. */
export function forWalks(context: ClientContext): ClientContext {
  const { retry } = context.callDefaults;
  const patient = {
    ...retry,
    maxDelay: Math.max(retry.maxDelay, MAX_DELAY),
    rateLimitDelay: RATE_LIMIT_DELAY,
  };
  return { ...context, callDefaults: { ...context.callDefaults, retry: patient } };
}
