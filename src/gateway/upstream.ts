import { createEndpoint } from "../client/endpoint.ts";
import { createRequestFactory } from "../client/request.ts";
import { StytchAbortError } from "../errors/abort.ts";
import { StytchError } from "../errors/base.ts";
import { StytchConfigError } from "../errors/config.ts";
import { StytchTimeoutError } from "../errors/timeout.ts";
import { isObject } from "../json.ts";
import type { RouteMatch } from "../routes/match.ts";
import { compilePath } from "../routes/path.ts";
import { AttemptError } from "../transport/attempt-error.ts";
import { createCall, requestLabel, type Endpoint } from "../transport/call.ts";
import type { ClientContext } from "../transport/context.ts";
import { Deadline } from "../transport/deadline.ts";
import type { TransportResponse } from "../transport/message.ts";
import type { CallDeadline } from "./call-deadline.ts";
import { Refusal } from "./refusal.ts";

/** A request that may be forwarded. */
export interface Forwarded {
  readonly match: RouteMatch;
  readonly query: Readonly<Record<string, unknown>> | undefined;
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** The API's answer, before it is cleaned. */
export interface UpstreamAnswer {
  readonly received: TransportResponse;
  readonly value: Record<string, unknown>;
}

/** Sends a request to the API, once: the caller's own client knows whether it may be sent again. */
export type Forward = (request: Forwarded, deadline: CallDeadline) => Promise<UpstreamAnswer>;

/** One try, whose failure nobody repeats here, and whose time is the call's. */
const ONCE = { timeout: 0, signal: undefined, retry: { attempts: 1, maxDelay: 0 } };

/**
 * Makes the function that forwards requests by a client's transport. Each is written anew, from what was read of the
 * caller's: no header, spelling or byte of theirs goes on.
 */
export function createForward(context: ClientContext): Forward {
  const endpoints = new Map<string, Operation>();
  return async ({ match, query, body }, deadline) => {
    let known = endpoints.get(match.operationId);
    if (!known) endpoints.set(match.operationId, (known = prepare(context, match)));
    const { endpoint, fill, createRequest } = known;
    const url = endpoint.server + fill(match.params);
    const call = createCall(endpoint, ONCE, context.redactor);
    call.attempt = 1;
    const attempt = new Deadline(call, context.clock);
    const release = deadline.onEnd(() =>
      attempt.end(new AttemptError(new StytchAbortError(requestLabel(call), undefined))),
    );
    try {
      if (attempt.failure) throw attempt.failure;
      const request = createRequest(url, { path: {}, query: query ?? {}, body }, undefined);
      return read(await context.transport(request, call, attempt));
    } catch (error) {
      throw explain(error);
    } finally {
      release();
      attempt.clear();
    }
  };
}

interface Operation {
  readonly endpoint: Endpoint;
  readonly fill: ReturnType<typeof compilePath>;
  readonly createRequest: ReturnType<typeof createRequestFactory>;
}

function prepare(context: ClientContext, { operationId, route }: RouteMatch): Operation {
  return {
    endpoint: createEndpoint(context, operationId, route),
    fill: compilePath(route, context.pathDefaults),
    createRequest: createRequestFactory(context, route),
  };
}

/** Statuses whose answers have no body: a Response can't be made with one (https://fetch.spec.whatwg.org/#null-body-status). */
const WITHOUT_BODY = [204, 205];

/** A page of HTML, a redirect, half an answer: none of it is the API's, so none of it goes on. */
function read(received: TransportResponse): UpstreamAnswer {
  const { status, isHidden } = received;
  if (isHidden || (status >= 300 && status < 400)) throw invalid("a redirect");
  if (status < 200 || status > 599 || WITHOUT_BODY.includes(status)) throw invalid(`the status ${status}`);
  let value: unknown;
  try {
    value = JSON.parse(received.text);
  } catch {
    throw invalid("no JSON");
  }
  if (!isObject(value)) throw invalid("no JSON object");
  return { received, value };
}

function invalid(answer: string): Refusal {
  const refusal = new Refusal(
    "upstream_invalid",
    "What answered the gateway isn't the API. Tell who runs this service.",
  );
  refusal.reason = `The answer was ${answer}. Check baseUrl.`;
  return refusal;
}

function explain(thrown: unknown): Error {
  const error: unknown = thrown instanceof AttemptError ? thrown.error : thrown;
  if (error instanceof Refusal) return error;
  const refusal = refusalOf(error);
  // The client's own words: it has taken out what is secret.
  if (error instanceof StytchError) refusal.reason = error.message;
  return refusal;
}

function refusalOf(error: unknown): Refusal {
  if (error instanceof StytchTimeoutError || error instanceof StytchAbortError) {
    return new Refusal("upstream_timeout", "The API didn't answer in time. Try again later.");
  }
  if (error instanceof StytchConfigError) {
    return new Refusal("bad_request", "The call has a value that can't be sent. Check its ids.");
  }
  return new Refusal("upstream_unreachable", "The API can't be reached. Try again later.");
}
