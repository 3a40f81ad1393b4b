import type { StytchError } from "../../errors/base.ts";
import { StytchResponseError } from "../../errors/response.ts";
import type { Fetch } from "../../client/types.ts";
import { foreignStatus, refuseAnswer } from "../response.ts";
import type { Call } from "../call.ts";
import { connectionError } from "../connection.ts";
import type { Fate } from "../retry/retry.ts";
import { MAX_ANSWER, type Outgoing, type Received, type Transport } from "../transport.ts";
import { uncached } from "./no-store.ts";

/** What is sent with a request, whatever runtime sends it. */
export interface Sender {
  readonly authorization: string | undefined;
  readonly secrets: readonly string[];
}

/**
 * Makes the transport over `fetch`, for every runtime.
 *
 * @param given a handler or a `fetch` of the caller's; without one it is the global `fetch`
 */
export function fetchTransport(sender: Sender, given: Fetch | undefined): Transport {
  const open = given ? byHandler(given) : byGlobal();
  const unsafeOpen = given || !("Deno" in globalThis) ? open : byGlobal(unkept());
  return (outgoing, call, deadline) =>
    new Promise((resolve, reject) => {
      const controller = new AbortController();
      const reading: Reading = { signal: controller.signal, cancel: undefined };
      const onEnd = (error: StytchError): void => {
        // First: where the work heeds the signal, it rejects with an error of its own.
        reject(error);
        controller.abort(error);
        reading.cancel?.();
      };
      deadline.watcher = { onEnd };
      exchange(call.safety === "unsafe" ? unsafeOpen : open, sender, outgoing, call, reading).then(
        resolve,
        reject,
      );
    });
}

/** What ends the work when the deadline has. */
interface Reading {
  readonly signal: AbortSignal;
  /** Lets go of a body that heeds no signal. */
  cancel: (() => void) | undefined;
}

type Open = (outgoing: Outgoing, init: RequestInit & { signal: AbortSignal }) => Promise<Response> | Response;

/** Looked up for each call, so that what replaces it later (a test's interceptor, an instrumentation) is seen. */
function byGlobal(more?: object): Open {
  return ({ url, original }, init) =>
    original
      ? globalThis.fetch(new Request(original, init), { signal: init.signal, ...more })
      : // Not with a Request: fetch would make another of it.
        globalThis.fetch(url, Object.assign(init, uncached(), more));
}

/**
 * Deno sends any request again where a kept connection breaks before an answer begins, so what must not be sent twice
 * gets a connection of its own.
 *
 * @see https://github.com/denoland/deno/pull/32566
 */
function unkept(): object {
  const { Deno } = globalThis as { Deno?: { createHttpClient?: (options: object) => unknown } };
  return { client: Deno?.createHttpClient?.({ poolMaxIdlePerHost: 0 }) };
}

/** A handler takes a Request, whose own signal never aborts: Node keeps its listeners until it is garbage. */
function byHandler(fetch: Fetch): Open {
  return ({ url, original }, { signal, ...init }) =>
    fetch(new Request(original ?? url, { ...uncached(), ...init }), { signal, redirect: "manual" });
}

async function exchange(
  open: Open,
  { authorization, secrets }: Sender,
  outgoing: Outgoing,
  call: Call,
  reading: Reading,
): Promise<Received> {
  // An object costs fetch less than pairs do.
  const headers = Object.fromEntries(outgoing.headers);
  // A raw call may have named another.
  if (authorization) headers["authorization"] = authorization;
  const { method, body } = outgoing;
  let response: Response;
  try {
    response = await open(outgoing, {
      method,
      headers,
      redirect: "manual",
      signal: reading.signal,
      // Left out is the same, but costs another copy.
      body: body ?? null,
    });
    if (typeof (response as Response | undefined)?.status !== "number")
      throw new TypeError("fetch gave no Response.");
  } catch (error) {
    throw connectionError(error, call, secrets);
  }
  const received = begin(response);
  const fail: Fail = (problem, cause, fate) => refuseAnswer(received, call, secrets, problem, fate, cause);
  if (foreignStatus(received.status)) void response.body?.cancel().catch(() => {});
  else await readText(response, received, reading, fail);
  return received;
}

function begin({ status, statusText, headers }: Response): Received {
  return {
    status,
    statusText,
    text: "",
    header: (name) => headers.get(name),
    headers: () => new Headers(headers),
  };
}

type Fail = (problem: string, cause?: unknown, fate?: Fate) => StytchResponseError;

/** Part by part, so that no more is taken in than is allowed, and what broke off still tells its request id. */
async function readText(response: Response, received: Received, reading: Reading, fail: Fail): Promise<void> {
  const reader = openBody(response, fail);
  if (!reader) return;
  // Nothing is left to do where that fails.
  const cancel = (): void => void reader.cancel().catch(() => {});
  reading.cancel = cancel;
  const parts: Uint8Array[] = [];
  let size = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      if (!ArrayBuffer.isView(value)) throw fail("is no stream of bytes.");
      size += value.byteLength;
      parts.push(value);
      if (size > MAX_ANSWER) {
        received.text = decode(parts, size);
        throw fail(`is longer than ${MAX_ANSWER} bytes.`);
      }
    }
  } catch (error) {
    // Ends the connection of an answer that isn't wanted any more.
    cancel();
    if (error instanceof StytchResponseError) throw error;
    received.text = decode(parts, size);
    throw fail("broke off.", error, { carriedOut: "unknown" });
  }
  received.text = decode(parts, size);
}

const decoder = new TextDecoder();

/** At once: Node takes a slower way to decode what is called a stream. */
function decode(parts: readonly Uint8Array[], size: number): string {
  return decoder.decode(parts.length > 1 ? join(parts, size) : parts[0]);
}

function join(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const { buffer, byteOffset, byteLength } of parts) {
    whole.set(new Uint8Array(buffer, byteOffset, byteLength), at);
    at += byteLength;
  }
  return whole;
}

/** A handler may answer with a Response that somebody has read already. */
function openBody({ body }: Response, fail: Fail): ReadableStreamDefaultReader<Uint8Array> | undefined {
  try {
    return body?.getReader();
  } catch (error) {
    throw fail("can't be read.", error);
  }
}
