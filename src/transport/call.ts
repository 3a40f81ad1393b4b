import type { Route } from "../../generated/routes.ts";
import type { StytchError } from "../errors/base.ts";
import type { Retry } from "./retry/retry.ts";

/** One call, as the transport sees it. */
export interface Call {
  /** The operationId, or a `raw` call's method and path. */
  readonly operation: string;
  readonly method: string;
  /** The path with its parameters in braces (a raw call's that no route has: filled). */
  readonly path: string;
  /** What may be done after a failure. */
  readonly safety: Route["retry"];
  /** Milliseconds for each attempt. `0` is no limit. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  readonly retry: Retry;
  /** The attempt under way, from 1. */
  attempt: number;
  /** What the attempt before it failed with. */
  previous: StytchError | undefined;
  /** Whether an attempt before this one may have been carried out. */
  mayBeDone?: boolean;
}

/** What errors call it: the method, the path, and from the second on the attempt. */
export function label({ method, path, attempt }: Call): string {
  return attempt > 1 ? `${method} ${path} (attempt ${attempt})` : `${method} ${path}`;
}

/** Tells on a call's error how often it was made, and what came before. */
export function settle<Failure extends StytchError>(error: Failure, call: Call): Failure {
  const { attempt, previous } = call;
  // One attempt is what an error stands for if it doesn't tell.
  Object.assign(error, attempt !== 1 && { attempts: attempt }, previous && { previous });
  // An error stands for the whole call: a last attempt that found nobody doesn't undo the ones before.
  if (call.mayBeDone && "mayHaveArrived" in error) Object.assign(error, { mayHaveArrived: true });
  return error;
}
