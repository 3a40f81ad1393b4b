import { nameError, StytchError } from "./base.ts";

/**
 * The answer, body included, took longer than `timeout`. Whether the request arrived is unknown.
 *
 * @example
 * await stytch.users.search({}, { timeout: 2_000 });
 */
export class StytchTimeoutError extends StytchError {
  static {
    nameError(this, "StytchTimeoutError");
  }

  /** The limit that was exceeded, in milliseconds. */
  readonly timeout: number;

  constructor(route: string, timeout: number) {
    super(`${route} took longer than ${timeout} ms. Raise \`timeout\`, for the client or for this call.`);
    this.timeout = timeout;
  }
}
