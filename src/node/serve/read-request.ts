import type { IncomingMessage, ServerResponse } from "node:http";
import { NodeRequest } from "srvx/node";
import type { PlainRequest } from "../../transport/plain-exchange.ts";
import type { IncomingBody } from "./body.ts";

/** The methods that no `Request` can have (https://fetch.spec.whatwg.org/#forbidden-method). */
const FORBIDDEN = /^(connect|trace|track)$/i;

/** A native `Request`, which srvx's own isn't: handlers may clone it or make another of it. Nothing: there can't be one. */
export function readRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: IncomingBody,
): Request | undefined {
  const { url, method, headers, signal } = new NodeRequest({ req: incoming, res: outgoing });
  try {
    return new Request(url, {
      method,
      headers,
      signal,
      ...(hasBody(incoming) && { body: body.stream(), duplex: "half" }),
    });
  } catch {
    // TRACE, and what only the parser took for a method or a URL.
    return undefined;
  }
}

/** The same for a handler that needs no `Request`. Nothing: there can't be one. */
export function readPlainRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: IncomingBody,
): PlainRequest | undefined {
  const request = new NodeRequest({ req: incoming, res: outgoing });
  const { url, method, headers } = request;
  if (FORBIDDEN.test(method) || !URL.canParse(url)) return undefined;
  return {
    url,
    method,
    headers,
    rawHeaders: incoming.rawHeaders,
    read: async (take) => {
      if (hasBody(incoming)) await body.read(take);
    },
    cancel: () => body.cancel(),
    onGone: (run) => {
      const close = (): void => {
        if (!outgoing.writableEnded) run();
      };
      outgoing.once("close", close);
      if (outgoing.destroyed) close();
      return () => outgoing.off("close", close);
    },
    toRequest: () => new Request(url, { method, headers, signal: request.signal }),
  };
}

/** @see https://www.rfc-editor.org/rfc/rfc9112#section-6-4 */
function hasBody({ method, headers }: IncomingMessage): boolean {
  if (method === "GET" || method === "HEAD") return false;
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
}
