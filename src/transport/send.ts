import { StytchAbortError } from "../errors/abort.ts";
import type { StytchError } from "../errors/base.ts";
import { StytchConfigError } from "../errors/config.ts";
import { listPatterns } from "./secret-pattern.ts";
import { toApiError } from "./api-error.ts";
import { readResponse, responseMeta, type ApiResponse } from "./api-response.ts";
import { AttemptError } from "./attempt-error.ts";
import { bodyPatterns } from "./auth.ts";
import { addAttemptInfo, requestLabel, type Call } from "./call.ts";
import type { ClientContext } from "./context.ts";
import { Deadline } from "./deadline.ts";
import { responseFacts, tellHooks } from "./hook-runner.ts";
import { onAbort } from "./on-abort.ts";
import { waitAdvice } from "./retry/budget.ts";
import { classifyStatus, type RetryInfo } from "./retry/retry-info.ts";
import type { TransportRequest } from "./message.ts";
import { checkResponse } from "./validate.ts";

/**
 * Sends a request, again where that is safe and of use, and gives the API's response: also one that refuses the call.
 *
 * @throws {StytchConfigError | StytchConnectionError | StytchTimeoutError | StytchAbortError | StytchResponseError}
 */
export async function send(
  context: ClientContext,
  request: TransportRequest,
  call: Call,
): Promise<ApiResponse> {
  if (!isBelow(call.endpoint.server, request.url)) throw wrongServer();
  const { body, headers } = request;
  if (body) call.redactor = call.redactor.with(() => bodyPatterns(body, context.secretFields));
  // A gateway's caller says by it who they are. The client's own is no part of the request here.
  const own = headers.find(([name]) => name === "authorization");
  if (own) call.redactor = call.redactor.with(() => listPatterns(own[1].replace(/^\w+ +/, "")));
  for (;;) {
    if (call.signal?.aborted) throw aborted(call);
    const turn = context.limiter?.(call.signal);
    if (turn) await turn.catch(() => Promise.reject(aborted(call)));
    call.attempt += 1;
    const hooks = context.hooks();
    const tell = hooks.length > 0 ? tellHooks(context.clock, hooks, call) : undefined;
    const deadline = new Deadline(call, context.clock);
    let outcome: ApiResponse | AttemptError;
    try {
      if (deadline.failure) throw deadline.failure;
      outcome = readResponse(await context.transport(request, call, deadline), call);
      if (context.validate) checkResponse(context.validate, outcome, call);
      tell?.("onResponse", responseFacts(outcome, call.redactor));
    } catch (thrown) {
      outcome = thrown instanceof AttemptError ? thrown : new AttemptError(thrown as StytchError);
      tell?.("onError", { error: outcome.error });
    } finally {
      deadline.clear();
    }
    const info = retryInfoOf(context, outcome);
    // One that its caller ended, or that met a wrong certificate, says nothing of how the service is.
    const says = info ?? !(outcome instanceof AttemptError);
    const delay = says ? context.nextDelay(call, info) : undefined;
    if (delay === undefined) {
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- a signal is whatever its framework throws
      if (outcome instanceof AttemptError) throw outcome.signal ?? addAttemptInfo(outcome.error, call);
      call.advice = waitAdvice(call, info);
      return outcome;
    }
    call.previous = errorOf(outcome, call);
    if (info?.processed === "unknown") call.processed = "unknown";
    tell?.("onRetry", { error: call.previous, delay });
    await pause(context, call, delay);
  }
}

/** Whether a URL is below a server's. */
export function isBelow(server: string, url: string): boolean {
  return url.startsWith(server) && (url.length === server.length || url[server.length] === "/");
}

/** The error for a request to another server than its own. */
export function wrongServer(): StytchConfigError {
  return new StytchConfigError(
    "A call can't name a server of its own: the credentials are for the client's server.",
  );
}

function retryInfoOf(
  { rateLimits }: ClientContext,
  outcome: ApiResponse | AttemptError,
): RetryInfo | undefined {
  if (outcome instanceof AttemptError) return outcome.retry;
  const { received, error } = outcome;
  // The types that say that a 429 is another thing are the API's own.
  return error && classifyStatus(received, error.isOAuth === true || rateLimits.includes(error.error_type));
}

/** The error of an attempt, for those who are told of it. */
function errorOf(outcome: ApiResponse | AttemptError, call: Call): StytchError {
  return outcome instanceof AttemptError
    ? addAttemptInfo(outcome.error, call)
    : toApiError(call, outcome.error!, responseMeta(outcome, call.redactor));
}

/** Waits for the next attempt, unless the caller ends the call meanwhile. */
function pause({ clock }: ClientContext, call: Call, delay: number): Promise<void> {
  const { signal } = call;
  return new Promise((resolve, reject) => {
    // A hook may have ended it.
    if (signal?.aborted) throw aborted(call);
    const release =
      signal &&
      onAbort(signal, () => {
        clock.clearTimeout(timer);
        reject(aborted(call));
      });
    const timer = clock.setTimeout(() => {
      release?.();
      resolve();
    }, delay);
  });
}

/** The error of a call that its caller ended while no attempt was under way. */
export function aborted(call: Call, signal = call.signal): StytchAbortError {
  return addAttemptInfo(new StytchAbortError(requestLabel(call), signal?.reason), call);
}
