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
  static {
    nameError(this, "StytchConnectionError");
  }

  /** The system's or the TLS library's code for the failure, if it gave one. */
  readonly code: string | undefined;

  /** Whether the request may have arrived and been carried out. `false` where it surely never left in any attempt. */
  readonly mayHaveArrived: boolean;

  constructor(route: string, cause: Error & { code?: string }, mayHaveArrived = true) {
    super(`${route} got no answer: ${reason(cause)}`, { cause });
    this.code = deepest(cause).code;
    this.mayHaveArrived = mayHaveArrived;
  }
}

/** `fetch failed` says nothing; what it wraps does. */
function reason(cause: Error & { code?: string }): string {
  const { message, code } = deepest(cause);
  return message || code || cause.message;
}

function deepest(error: Error & { code?: string }): Error & { code?: string } {
  return error.cause instanceof Error ? deepest(error.cause) : error;
}
