import { AttemptError } from "../attempt-error.ts";
import type { Call } from "../call.ts";
import { connectionError } from "../connection.ts";
import { hideIds } from "../hide-ids.ts";
import type { TransportRequest } from "../message.ts";
import { responseError } from "../response-error.ts";

/** A thrown value, with the properties that libraries and frameworks give theirs. */
interface Thrown {
  readonly digest?: unknown;
  readonly code?: unknown;
  readonly $$typeof?: unknown;
  readonly status?: unknown;
  readonly statusCode?: unknown;
  readonly response?: Thrown | null;
}

/** Makes the failure of an attempt out of what a `fetch` threw. */
export function fetchFailure(value: unknown, { url }: TransportRequest, call: Call): AttemptError {
  const thrown = Object(value) as Thrown;
  const status = statusOf(thrown) ?? statusOf(Object(thrown.response) as Thrown);
  if (status !== undefined) return thrownStatus(status, call);
  const { error, retry } = connectionError(value, call);
  hideIds(error, url, call);
  return isSignal(thrown) ? new AttemptError(error, undefined, thrown) : new AttemptError(error, retry);
}

/** Makes the failure of an attempt whose `fetch` gave something else than a Response. What it did is done. */
export function noResponse(call: Call): AttemptError {
  const problem = "fetch gave no Response. Pass one that does.";
  return new AttemptError(connectionError(new TypeError(problem), call).error);
}

/**
 * Whether it is a framework's way of talking to itself, which it must get back: Next.js stops the making of a page so, and
 * knows its own by their `digest` or `code`; React's postpone has a `$$typeof`.
 *
 * @see https://nextjs.org/docs/messages/ppr-caught-error
 */
function isSignal({ digest, code, $$typeof }: Thrown): boolean {
  const isNext = typeof digest === "string" || (typeof code === "string" && code.startsWith("NEXT_"));
  return isNext || typeof $$typeof === "symbol";
}

/** The status of an answer that was thrown: got has `statusCode`, axios, ky and ofetch have `status`. */
function statusOf({ status, statusCode = status }: Thrown): number | undefined {
  const isStatus =
    Number.isInteger(statusCode) && (statusCode as number) >= 100 && (statusCode as number) < 600;
  return isStatus ? (statusCode as number) : undefined;
}

/** Nothing of what was thrown is kept: it has the request's address, and mostly the request. */
function thrownStatus(status: number, call: Call): AttemptError {
  const problem =
    "was thrown by the `fetch` passed in. Pass one that returns it: " +
    "ky with `throwHttpErrors: false`, `ofetch.native` for ofetch.";
  return responseError({ status, text: "", header: () => null }, call, problem);
}
