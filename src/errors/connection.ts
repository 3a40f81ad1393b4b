import { nameError, StytchError } from "./base.ts";

/**
 * No answer came: the name didn't resolve, the connection was refused, reset or not trusted.
 *
 * `cause` has the failure's name, message and code, without anything of the request.
 *
 * @example
 * if (error instanceof StytchConnectionError) console.error(error.code); // "ECONNREFUSED"
 */
export class StytchConnectionError extends StytchError {
  /** The system's or the TLS library's code for the failure, if it gave one. */
  readonly code: string | undefined;

  /** Whether the call was carried out: `"no"` where it surely never left in any attempt, otherwise `"unknown"`. */
  readonly processed: "no" | "unknown";

  /** @param problem what is wrong, where that can be told better than by the cause's own words */
  constructor(
    route: string,
    cause: Error & { code?: string },
    processed: "no" | "unknown" = "unknown",
    problem = reason(cause),
  ) {
    super(`${route} got no answer: ${problem}`, { cause });
    this.code = deepest(cause).code;
    this.processed = processed;
  }
}

nameError(StytchConnectionError, "StytchConnectionError");

/** `fetch failed` says nothing; what it wraps does. */
function reason(cause: Error & { code?: string }): string {
  const { message, code } = deepest(cause);
  return message || code || cause.message;
}

function deepest(error: Error & { code?: string }): Error & { code?: string } {
  return error.cause instanceof Error ? deepest(error.cause) : error;
}
