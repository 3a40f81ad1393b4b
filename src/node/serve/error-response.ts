import type { IncomingMessage, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { errorBody, errorHeaders, type ErrorStatus } from "./error-body.ts";

/** A client that is refused may go on sending for so long, so that it comes to read the refusal. */
export const LINGER = 1_000;

const refused = new WeakSet<Duplex>();

/**
 * Whether a connection ends with such an answer. What comes behind it isn't to be handled: it may be a part of the body
 * that was refused.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6-5
 */
export function isRefused(socket: Duplex): boolean {
  return refused.has(socket);
}

/**
 * Answers a request that the handler doesn't get to answer, and ends the connection.
 *
 * The answer is whole at once, but the connection waits for the rest of the request: closed earlier, it would be
 * reset, and the client would see that instead of the answer.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-9.6-6
 */
export function errorResponse(outgoing: ServerResponse, status: ErrorStatus, message: string): void {
  if (outgoing.destroyed) return;
  refused.add(outgoing.req.socket);
  const body = errorBody(status, message);
  outgoing.writeHead(status, errorHeaders(body));
  outgoing.write(body);
  discardBody(outgoing.req, () => outgoing.end());
}

function discardBody(incoming: IncomingMessage, done: () => void): void {
  const timer = setTimeout(done, LINGER);
  const end = (): void => {
    clearTimeout(timer);
    done();
  };
  if (incoming.readableEnded || incoming.destroyed) end();
  else incoming.once("end", end).once("close", end).removeAllListeners("data").resume();
}
