import type { IncomingMessage, ServerResponse } from "node:http";
import { keptPlain } from "../../transport/plain-exchange.ts";
import { readIncoming, type IncomingBody } from "./body.ts";
import type { Connection, Handler, ServeConfig } from "./options.ts";
import { errorResponse, isRefused } from "./error-response.ts";
import { findFramingProblem } from "./framing.ts";
import { findHostProblem } from "./host.ts";
import { readPlainRequest, readRequest } from "./read-request.ts";
import { sendPlain, sendResponse } from "./response.ts";
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
  const answer = prepare(handler, incoming, outgoing, body);
  if (!answer) {
    errorResponse(outgoing, 400, "The request's method or address can't be read. Check both.");
    return;
  }
  outgoing.once("finish", () => body.discard());
  try {
    await answer();
  } catch {
    if (body.tooLarge()) refuseBody(outgoing, options);
    else fail(outgoing, options);
  }
}

/** Makes the function that answers a request. Nothing: the handler can't be given it. */
function prepare(
  handler: Handler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  body: IncomingBody,
): (() => Promise<void>) | undefined {
  const connection = { address: incoming.socket.remoteAddress };
  const plain = keptPlain<Connection>(handler);
  if (plain) {
    const request = readPlainRequest(incoming, outgoing, body);
    return request && (async () => sendPlain(outgoing, await plain(request, connection)));
  }
  const request = readRequest(incoming, outgoing, body);
  return request && (async () => sendResponse(outgoing, await handler(request, connection)));
}

function refuseBody(outgoing: ServerResponse, { maxBody }: ExchangeOptions): void {
  errorResponse(outgoing, 413, `The body is larger than ${maxBody} bytes. Send less.`);
}

function fail(outgoing: ServerResponse, { onError }: ExchangeOptions): void {
  if (onError === "drop" || outgoing.headersSent) outgoing.destroy();
  else errorResponse(outgoing, 500, "The server failed at this request.");
}
