import type { StytchError } from "./errors/base.ts";

/**
 * One attempt of a call. Every hook of an attempt gets the same object, which is filled as the attempt goes on, so it
 * may be the key of a `WeakMap`. It has no credential, no header, no id and nothing of a body.
 */
export interface Attempt {
  /** The operationId. Of a `raw` call that the document doesn't know: the method and the path. */
  readonly operation: string;
  readonly method: string;
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** The base URL of the operation's server, or of the gateway, which the path is added to. */
  readonly server: string;
  /** 1 for the first. */
  readonly attempt: number;
}

/** An attempt that the API answered, be it with an error. */
export interface AnsweredAttempt extends Attempt {
  /** Milliseconds from the request to the end of the answer's body. */
  readonly duration: number;
  /** The HTTP status. */
  readonly status: number;
  /** Names this request, for support. Nothing where it isn't in the API's form, as it may be anything then. */
  readonly request_id: string | undefined;
  /** The error type that the API refused the call with. Nothing where it is no word. */
  readonly error_type: string | undefined;
}

/** An attempt without an answer of the API. */
export interface FailedAttempt extends Attempt {
  /** Milliseconds from the request to the failure. */
  readonly duration: number;
  readonly error: StytchError;
}

/** An attempt that another one will follow. */
export interface RetriedAttempt extends Attempt {
  /** Milliseconds until the next attempt. */
  readonly delay: number;
  /** The failure of this attempt. */
  readonly error: StytchError;
}

/**
 * Functions that are told what happens: for each attempt `onRequest`, then either `onResponse` or `onError`, then
 * `onRetry` if another attempt follows.
 *
 * They can't change a call. What a hook throws, or its promise rejects with, is shown by `console.warn`, and the call
 * goes on.
 *
 * @example
 * const hooks: Hooks = {
 *   onResponse: ({ operation, status, duration, request_id }) => log({ operation, status, duration, request_id }),
 *   onRetry: ({ operation, attempt, error }) => log(`${operation}: attempt ${attempt}: ${error.message}`),
 * };
 * const stytch = createStytch({ projectId, secret, hooks });
 */
export interface Hooks {
  /** A request is about to be sent. */
  onRequest?: ((attempt: Attempt) => unknown) | undefined;
  /** The API answered, be it with an error. */
  onResponse?: ((attempt: AnsweredAttempt) => unknown) | undefined;
  /** No answer came, or one that is not the API's, or the call was ended. */
  onError?: ((attempt: FailedAttempt) => unknown) | undefined;
  /** Another attempt will be made. */
  onRetry?: ((attempt: RetriedAttempt) => unknown) | undefined;
}
