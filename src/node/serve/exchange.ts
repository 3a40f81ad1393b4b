import type { IncomingMessage, ServerResponse } from "node:http";
import { NodeRequest } from "srvx/node";
import { readIncoming, type IncomingBody } from "./body.ts";
import type { Handler, ServeConfig } from "./options.ts";
import { errorResponse, isRefused } from "./error-response.ts";
import { findFramingProblem } from "./framing.ts";
import { findHostProblem } from "./host.ts";
import { sendResponse } from "./response.ts";
import { findTargetProblem } from "./target.ts";

/** The options that one exchange goes by. */
export type ExchangeOptions = Pick<ServeConfig, "maxBody" | "onError">;

/** Answers one request of Node's by a handler. Never rejects: what goes wrong is told to the client, or not at all. */
export async function exchange(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  options: ExchangeOptions,
): Promise<void> {
  if (isRefused(incoming.socket)) {
    incoming.resume();
    return;
  }
  const problem = findHostProblem(incoming) ?? findTargetProblem(incoming) ?? findFramingProblem(incoming);
  if (problem) {
    errorResponse(outgoing, 400, problem);
    return;
  }
  if (Number(incoming.headers["content-length"]) > options.maxBody) {
    refuseBody(outgoing, options);
    return;
  }
  const body = readIncoming(incoming, options.maxBody);
  const request = readRequest(incoming, outgoing, body);
  if (!request) {
    errorResponse(outgoing, 400, "The request's method or address can't be read. Check both.");
    return;
  }
  outgoing.once("finish", () => body.discard());
  try {
    // Awaited even where it isn't a promise, so that a handler may throw at once too.
    await sendResponse(outgoing, await handler(request, { address: incoming.socket.remoteAddress }));
  } catch {
    if (body.tooLarge()) refuseBody(outgoing, options);
    else fail(outgoing, options);
  }
}

/** A native `Request`, which srvx's own isn't: handlers may clone it or make another of it. */
function readRequest(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: IncomingBody,
): Request | undefined {
  const { url, method, headers, signal } = new NodeRequest({ req: incoming, res: outgoing });
  const hasBody = method !== "GET" && method !== "HEAD" && announcesBody(incoming);
  try {
    return new Request(url, {
      method,
      headers,
      signal,
      ...(hasBody && { body: body.stream, duplex: "half" }),
    });
  } catch {
    // TRACE, and what only the parser took for a method or a URL.
    return undefined;
  }
}

/** @see https://www.rfc-editor.org/rfc/rfc9112#section-6-4 */
function announcesBody({ headers }: IncomingMessage): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"]) > 0;
}

function refuseBody(outgoing: ServerResponse, { maxBody }: ExchangeOptions): void {
  errorResponse(outgoing, 413, `The body is larger than ${maxBody} bytes. Send less.`);
}

function fail(outgoing: ServerResponse, { onError }: ExchangeOptions): void {
  if (onError === "drop" || outgoing.headersSent) outgoing.destroy();
  else errorResponse(outgoing, 500, "The server failed at this request.");
}
