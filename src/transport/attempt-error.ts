import type { StytchError } from "../errors/base.ts";
import type { RetryInfo } from "./retry/retry-info.ts";

/** Thrown by a transport for an attempt that failed. It stays inside: `send` throws the error in it. */
export class AttemptError extends Error {
  /** The error for the caller. */
  readonly error: StytchError;
  /** The chances of another attempt. Left out: it is of no use. */
  readonly retry: RetryInfo | undefined;
  /** A framework's signal, which goes out in place of the error. */
  readonly signal: object | undefined;

  constructor(error: StytchError, retry?: RetryInfo, signal?: object) {
    super(error.message);
    this.error = error;
    this.retry = retry;
    this.signal = signal;
  }
}
