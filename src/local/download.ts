import type { CallOptions } from "../client/types.ts";
import type { Clock } from "../clock.ts";
import { StytchTimeoutError } from "../errors/timeout.ts";

/** Milliseconds for all attempts together, as a user's request waits for them. */
const TIMEOUT = 5_000;
const REMEDY = "Check the network, and what is between here and the API.";

/**
 * Makes a call within one time limit, however many attempts the client makes.
 *
 * @param route the call's name in errors
 * @throws {StytchTimeoutError} and what the call throws
 */
export async function download<Value>(
  route: string,
  clock: Clock,
  call: (options: CallOptions) => PromiseLike<Value>,
): Promise<Value> {
  const controller = new AbortController();
  const timer = clock.setTimeout(() => controller.abort(), TIMEOUT);
  try {
    return await call({ signal: controller.signal, timeout: TIMEOUT });
  } catch (error) {
    if (!controller.signal.aborted) throw error;
    throw new StytchTimeoutError(route, TIMEOUT, "total", "unknown", REMEDY);
  } finally {
    clock.clearTimeout(timer);
  }
}
