import { nameError, StytchError } from "./base.ts";

/**
 * The caller's `signal` ended the call. `cause` is the signal's reason. Whether the request arrived is unknown.
 *
 * Its `name` is `AbortError`, the platform's own, by which libraries tell an abort from a failure.
 *
 * @example
 * const controller = new AbortController();
 * const search = stytch.users.search({}, { signal: controller.signal });
 * controller.abort(); // search rejects with a StytchAbortError
 */
export class StytchAbortError extends StytchError {
  constructor(route: string, reason: unknown) {
    super(`${route} was aborted by the caller's signal.`, { cause: reason });
  }
}

nameError(StytchAbortError, "AbortError");
