import type { IncomingMessage } from "node:http";

/**
 * Finds what is wrong with how a request tells its body's length, if anything is. Node's parser lets through what another
 * server may read otherwise: there the body's rest would be the beginning of the next request.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.1-14
 */
export function findFramingProblem({ headersDistinct, httpVersion }: IncomingMessage): string | undefined {
  // Node takes a first line without a version for HTTP/0.9, which has no headers (RFC 1945 §4.1), and reads them all the same.
  if (httpVersion !== "1.1" && httpVersion !== "1.0") {
    return "The request isn't of HTTP/1.1 or HTTP/1.0. Send it in one of them.";
  }
  const codings = headersDistinct["transfer-encoding"];
  if (!codings) return undefined;
  if (headersDistinct["content-length"]) {
    return "The request has both a Content-Length and a Transfer-Encoding. Send one of them.";
  }
  if (httpVersion === "1.1" && codings.length === 1 && codings[0] === "chunked") return undefined;
  return "The request has a Transfer-Encoding other than chunked of HTTP/1.1. Send that, or a Content-Length.";
}
