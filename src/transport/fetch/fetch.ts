import { defineHidden } from "../../errors/base.ts";
import { AttemptError } from "../attempt-error.ts";
import type { Call } from "../call.ts";
import { connectionError } from "../connection.ts";
import { hidePrototype } from "../hide-prototype.ts";
import { keepText, keptText } from "../kept-text.ts";
import { responseError, unexpectedStatus } from "../response-error.ts";
import type { TransportRequest, TransportResponse } from "../message.ts";
import type { Transport } from "../transport.ts";
import { fetchFailure, noResponse } from "./failure.ts";
import { noStore } from "./no-store.ts";
import { readText, type Fail, type Reading } from "./read-text.ts";
import { discardBody, readWhole } from "./read-whole.ts";
import { fromResponse } from "./response.ts";

/**
 * Sends a request. The global `fetch` fits, and so does any `Request -> Response` handler. The `fetch` of a package that
 * doesn't know the runtime's Request (undici, node-fetch, cross-fetch) is called with the URL and the whole of `init`.
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
  const open = given ? requestCaller(given) : byGlobal();
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

/**
 * Looked up for each call, so that what replaces it later (a test's interceptor, an instrumentation) is seen. Never called
 * with a Request: fetch would make another of it, and that of edge routes in Next.js 15 forgets all but its URL.
 */
function byGlobal(more?: object): Open {
  return ({ url, original }, init) =>
    globalThis.fetch(url, Object.assign(init, original && settingsOf(original), noStore(), more));
}

/** The last two are of Workers and Next.js. */
const SETTINGS = [
  ...["credentials", "integrity", "keepalive", "mode", "referrer", "referrerPolicy"],
  ...["cf", "next"],
];

/** Reads what a Request says beside its method, headers and body. Each runtime knows some of it. */
function settingsOf(request: Request): object {
  const values = request as unknown as Record<string, unknown>;
  const known = SETTINGS.filter((name) => values[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, values[name]]));
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

/**
 * Makes the function that calls a handler, or a `fetch`, with a Request. The Request's own signal never aborts: Node keeps
 * its listeners until it is garbage.
 *
 * A package's `fetch` has a Request class of its own, and takes another for an address, which it reads as text before it
 * does anything. From then on it is called with the address itself.
 */
function requestCaller(fetch: Fetch): Open {
  let takesRequest = true;
  return async ({ url, original }, init) => {
    const { signal, ...rest } = init;
    if (takesRequest) {
      const request = keepText(new Request(original ?? url, { ...noStore(), ...rest }), rest.body);
      const release = refuseText(request);
      try {
        const response = fetch(request, { signal, redirect: "manual" });
        release();
        return await response;
      } catch (error) {
        // One whose body is used was sent.
        if (error !== READ_AS_TEXT || request.bodyUsed) throw error;
        takesRequest = false;
      }
    }
    return (fetch as unknown as typeof globalThis.fetch)(url, init);
  };
}

const READ_AS_TEXT = new TypeError("The Request was read as text.");

/** Lets a Request throw where it is read as text, until that is released: what is read later was taken as it is. */
function refuseText(request: Request): () => void {
  let isRefused = true;
  defineHidden(request, "toString", () => {
    if (isRefused) throw READ_AS_TEXT;
    return "[object Request]";
  });
  return () => (isRefused = false);
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
      ...hidePrototype(),
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
    discardBody(response);
    throw connectionError(reading.signal.reason, call);
  }
  const received = fromResponse(response);
  const fail: Fail = (problem, cause, retry) => responseError(received, call, problem, retry, cause);
  const kept = keptText(response);
  if (unexpectedStatus(received)) discardBody(response);
  else if (kept !== undefined) received.text = kept;
  else if (
    response.body === null ||
    typeof (response.body as ReadableStream | undefined)?.getReader === "function"
  )
    await readText(response, received, reading, fail);
  else await readWhole(response, received, fail);
  return received;
}
