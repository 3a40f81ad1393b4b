import type { RequestToRecord } from "../control/recorded-calls.ts";
import { keptText } from "../../transport/kept-text.ts";
import type { PlainRequest, RequestHead } from "../../transport/plain-exchange.ts";

/** A request that was read to its end, as a `Request` or from a server that makes none. */
export interface ReceivedRequest extends RequestHead, RequestToRecord {
  /** Its body. */
  readonly text: string;
  /** Aborts when the caller goes away. Made when it is asked for, as few answers take the time. */
  readonly signal: () => AbortSignal;
}

/**
 * Reads a `Request`.
 *
 * @throws {DOMException} where it was aborted
 */
export async function receive(
  request: Request,
  init: { readonly signal?: AbortSignal } | undefined,
): Promise<ReceivedRequest> {
  const signal = init?.signal ? AbortSignal.any([request.signal, init.signal]) : request.signal;
  signal.throwIfAborted();
  const text = keptText(request) ?? (await request.text());
  signal.throwIfAborted();
  const { url, method, headers } = request;
  return { url, method, headers, text, listHeaders: () => [...headers], signal: () => signal };
}

/**
 * Reads a request that a server has as it came.
 *
 * @throws {Error} where it breaks off
 */
export async function receivePlain(request: PlainRequest): Promise<ReceivedRequest> {
  const { url, method, headers, rawHeaders } = request;
  const parts: Uint8Array[] = [];
  await request.read((part) => void parts.push(part));
  return {
    url,
    method,
    headers,
    text: decode(parts),
    listHeaders: () => [...joinHeaders(rawHeaders)],
    signal() {
      const controller = new AbortController();
      request.onGone(() => controller.abort());
      return controller.signal;
    },
  };
}

/** As `Request.text()` does. https://encoding.spec.whatwg.org/#utf-8-decode */
function decode(parts: readonly Uint8Array[]): string {
  const decoder = new TextDecoder();
  return parts.map((part) => decoder.decode(part, { stream: true })).join("") + decoder.decode();
}

/** In small letters and in order, those of one name joined, as a `Request` has them. */
function joinHeaders(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let i = 0; i + 1 < raw.length; i += 2) headers.append(raw[i]!, raw[i + 1]!);
  return headers;
}
