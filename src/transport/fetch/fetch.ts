import { AttemptError } from "../attempt-error.ts";
import type { Call } from "../call.ts";
import { connectionError } from "../connection.ts";
import { responseError, unexpectedStatus } from "../response-error.ts";
import type { TransportRequest, TransportResponse } from "../message.ts";
import type { Transport } from "../transport.ts";
import { fetchFailure, noResponse } from "./failure.ts";
import { noStore } from "./no-store.ts";
import { readText, type Fail, type Reading } from "./read-text.ts";
import { fromResponse } from "./response.ts";

/**
 * Sends a request. The global `fetch` fits, and so does any `Request -> Response` handler.
 *
 * The call's end, by its time limit or its caller's signal, is `init.signal`; the request's own signal never aborts.
 * A handler that heeds neither only works on for nothing: the call ends all the same.
 *
 * It returns answers of any status. Where it throws a signal of a framework, such as those of Next.js that have a
 * `digest`, the call rejects with that signal.
 *
 * @example
 * const stytch = createStytch({ projectId, secret, fetch: (request, init) => fetch(request, init) });
 */
export type Fetch = (
  request: Request,
  init?: { signal: AbortSignal; redirect: "manual" },
) => Promise<Response> | Response;

/**
 * Makes the transport over `fetch`, for every runtime.
 *
 * @param given a handler or a `fetch` of the caller's; without one it is the global `fetch`
 */
export function fetchTransport(given: Fetch | undefined): Transport {
  const open = given ? byHandler(given) : byGlobal();
  const unsafeOpen = given || !("Deno" in globalThis) ? open : byGlobal(noKeepAlive());
  return (request, call, deadline) =>
    new Promise((resolve, reject) => {
      const controller = new AbortController();
      const reading: Reading = { signal: controller.signal, cancel: undefined };
      const onEnd = (failure: AttemptError): void => {
        // First: where the work heeds the signal, it rejects with an error of its own.
        reject(failure);
        controller.abort(failure.error);
        reading.cancel?.();
      };
      deadline.watcher = { onEnd };
      exchange(call.endpoint.safety === "unsafe" ? unsafeOpen : open, request, call, reading).then(
        resolve,
        reject,
      );
    });
}

type Open = (
  request: TransportRequest,
  init: RequestInit & { signal: AbortSignal },
) => Promise<Response> | Response;

/** Looked up for each call, so that what replaces it later (a test's interceptor, an instrumentation) is seen. */
function byGlobal(more?: object): Open {
  return ({ url, original }, init) =>
    original
      ? globalThis.fetch(new Request(original, init), { signal: init.signal, ...more })
      : // Not with a Request: fetch would make another of it.
        globalThis.fetch(url, Object.assign(init, noStore(), more));
}

/**
 * Deno sends any request again where a kept connection breaks before an answer begins, so what must not be sent twice
 * gets a connection of its own.
 *
 * @see https://github.com/denoland/deno/pull/32566
 */
function noKeepAlive(): object {
  const { Deno } = globalThis as { Deno?: { createHttpClient?: (options: object) => unknown } };
  return { client: Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 }) };
}

/** A handler takes a Request, whose own signal never aborts: Node keeps its listeners until it is garbage. */
function byHandler(fetch: Fetch): Open {
  return ({ url, original }, { signal, ...init }) =>
    fetch(new Request(original ?? url, { ...noStore(), ...init }), { signal, redirect: "manual" });
}

async function exchange(
  open: Open,
  request: TransportRequest,
  call: Call,
  reading: Reading,
): Promise<TransportResponse> {
  const { method, body } = request;
  // An object costs fetch less than pairs do.
  const headers = Object.fromEntries(request.headers);
  const { authorization } = call.endpoint;
  if (authorization !== undefined) headers["authorization"] = authorization;
  let response: Response;
  try {
    response = await open(request, {
      method,
      headers,
      redirect: "manual",
      signal: reading.signal,
      // Left out is the same, but costs another copy.
      body: body ?? null,
    });
  } catch (error) {
    throw fetchFailure(error, request, call);
  }
  if (typeof (response as Response | undefined)?.status !== "number") throw noResponse(call);
  if (reading.signal.aborted) {
    // It heeded no signal: nobody waits for what it brings.
    void response.body?.cancel().catch(() => {});
    throw connectionError(reading.signal.reason, call);
  }
  const received = fromResponse(response);
  const fail: Fail = (problem, cause, retry) => responseError(received, call, problem, retry, cause);
  if (unexpectedStatus(received.status)) void response.body?.cancel().catch(() => {});
  else await readText(response, received, reading, fail);
  return received;
}
