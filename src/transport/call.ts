import type { Route } from "../../generated/routes.ts";
import type { StytchError } from "../errors/base.ts";
import type { Redactor } from "./redact.ts";
import type { Processed } from "./retry/retry-info.ts";

/** An operation as one client calls it: the same for each of its calls. */
export interface Endpoint {
  /** The operationId, or a `raw` call's method and path. */
  readonly operation: string;
  readonly method: string;
  /** The path with its parameters in braces (a raw call's that no route has: filled). */
  readonly path: string;
  /** The safety of sending it again after a failure. */
  readonly safety: Route["retry"];
  /** Whether a success may have no body, as of any raw call. */
  readonly empty: Route["empty"];
  /** The form of its errors, where it isn't the API's own. */
  readonly errors: Route["errors"];
  /** The base URL of its server, without a slash at the end. */
  readonly server: string;
  /** The `Authorization` header that it is called with. */
  readonly authorization: string | undefined;
}

/** The limits on trying a call again: options, checked and completed. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly maxDelay: number;
  /** Milliseconds to wait for a rate limit that doesn't say when it ends. By default as for any other failure. */
  readonly rateLimitDelay?: number;
}

/** One call, as the transport sees it. */
export interface Call {
  /** The operation. A middleware may lead the call to another one. */
  endpoint: Endpoint;
  /** Milliseconds for each attempt. `0` is no limit. */
  readonly timeout: number;
  /** The caller's signal. A middleware's request may have one of its own, which ends it, too. */
  signal: AbortSignal | undefined;
  readonly retry: RetryPolicy;
  /** Takes out the secrets of the client and of this call. */
  redactor: Redactor;
  /** The attempt under way, from 1. */
  attempt: number;
  /** The failure of the attempt before it. */
  previous: StytchError | undefined;
  /** Whether an attempt before this one may have been carried out. */
  processed: Processed;
  /** The end of the message of the API's error: what the caller can do for another attempt. */
  advice: string;
}

/** The options of a call that the transport goes by, checked and completed. */
export type CallSettings = Pick<Call, "timeout" | "signal" | "retry">;

/** Makes a call that has not begun. */
export function createCall(
  endpoint: Endpoint,
  { timeout, signal, retry }: CallSettings,
  redactor: Redactor,
): Call {
  const start = { attempt: 0, previous: undefined, processed: "no", advice: "" } as const;
  return { endpoint, timeout, signal, retry, redactor, ...start };
}

/** A request's name in errors: the method, the path, and from the second on the attempt. */
export function requestLabel({ endpoint: { method, path }, attempt }: Call): string {
  return attempt > 1 ? `${method} ${path} (attempt ${attempt})` : `${method} ${path}`;
}

/** Writes on a call's error how often it was made, and what came before. */
export function addAttemptInfo<Failure extends StytchError>(error: Failure, call: Call): Failure {
  const { attempt, previous, processed } = call;
  // One attempt is what an error stands for if it doesn't tell.
  Object.assign(error, attempt !== 1 && { attempts: attempt }, previous && { previous });
  // An error stands for the whole call: a last attempt that found nobody doesn't undo the ones before.
  if (processed === "unknown" && "processed" in error) Object.assign(error, { processed });
  return error;
}
