import { STATUS_CODES, type Server, type ServerResponse } from "node:http";
import type { Duplex } from "node:stream";
import { errorBody, errorHeaders, type ErrorStatus } from "./error-body.ts";
import { isRefused, LINGER } from "./error-response.ts";
import { isUnused } from "./graceful-close.ts";

/** An error of Node's parser, or of its watch over slow requests. */
interface ClientError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

/** The first byte of TLS, where HTTP has a letter (https://www.rfc-editor.org/rfc/rfc8446#section-5.1). */
const TLS_HANDSHAKE = 0x16;

/**
 * Answers what never becomes a request, because Node can't read it or tires of waiting for it. Node itself would send
 * a status without a body.
 *
 * @param keepAliveTimeout the time, in milliseconds, for which a connection is kept that waits for its first request
 */
export function refuseUnread(server: Server, keepAliveTimeout: number): void {
  const latest = new WeakMap<Duplex, ServerResponse>();
  const refused = new WeakSet<Duplex>();
  const note = (_: unknown, outgoing: ServerResponse): void => {
    if (outgoing.socket) latest.set(outgoing.socket, outgoing);
  };
  for (const event of ["request", "checkContinue", "checkExpectation"]) server.prependListener(event, note);

  server.on("clientError", (error: ClientError, socket) => {
    // Whatever comes behind what can't be read can't be read either.
    if (refused.has(socket) || isRefused(socket)) return;
    if (isTimeout(error) && isUnused(socket)) {
      closeAfter(keepAliveTimeout, socket, () => !latest.has(socket));
      return;
    }
    refused.add(socket);
    const pending = latest.get(socket);
    const refuse = (): void => refuseSocket(socket, ...explain(error));
    if (!pending || pending.writableFinished) refuse();
    // The fault is in what follows a whole request, which has its answer first.
    else if (pending.req.complete) pending.once("finish", refuse);
    // In its body: an answer that has begun can only be broken off.
    else if (pending.headersSent) socket.destroy();
    else refuse();
  });
  server.on("connect", (_, socket) =>
    refuseSocket(socket, 400, "This server is no proxy. Take its address for a base URL."),
  );
}

function isTimeout({ code }: ClientError): boolean {
  return code === "ERR_HTTP_REQUEST_TIMEOUT";
}

/** Closes a connection that waits in a client's pool, without a word: the client would take one for an answer. */
function closeAfter(milliseconds: number, socket: Duplex, isWaiting: () => boolean): void {
  if (milliseconds === 0) return;
  const timer = setTimeout(() => isWaiting() && socket.destroy(), milliseconds);
  socket.once("close", () => clearTimeout(timer));
}

function explain(error: ClientError): [ErrorStatus, string] {
  const { code = "", rawPacket } = error;
  if (isTimeout(error)) {
    return [408, "The request didn't arrive in time. Send it whole, and at once."];
  }
  if (code === "HPE_HEADER_OVERFLOW") {
    return [431, "The request's address and headers are larger than 16 kB. Send less."];
  }
  if (code === "HPE_CHUNK_EXTENSIONS_OVERFLOW") {
    return [413, "The extensions of the body's chunks are larger than 16 kB. Leave them out."];
  }
  if (rawPacket?.[0] === TLS_HANDSHAKE) {
    return [400, "This server speaks HTTP without TLS. Begin its address with http://."];
  }
  if (rawPacket?.subarray(0, 14).equals(Buffer.from("PRI * HTTP/2.0"))) {
    return [400, "This server doesn't speak HTTP/2. Use HTTP/1.1."];
  }
  const known = /^HPE_[A-Z_]+$/.test(code) ? ` (${code})` : "";
  return [400, `The request is not valid HTTP/1.1${known}. Have an HTTP client write it.`];
}

/** Writes an error by hand, and ends the connection once the client has had the time to read it. */
function refuseSocket(socket: Duplex, status: ErrorStatus, message: string): void {
  // Gone, or ended after an answer that said so.
  if (!socket.writable) return;
  const body = errorBody(status, message);
  const headers = Object.entries(errorHeaders(body)).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on("error", () => undefined);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]!}\r\n${headers.join("")}\r\n${body}`);
  const timer = setTimeout(() => socket.destroy(), LINGER);
  socket.once("end", () => socket.destroy()).once("close", () => clearTimeout(timer));
  socket.resume();
}
