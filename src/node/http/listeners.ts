import type { ClientRequest, IncomingMessage } from "node:http";
import { append } from "../../transport/bytes.ts";
import { tooLong, unexpectedStatus } from "../../transport/response-error.ts";
import { maxBody } from "../../transport/message.ts";
import { decode, decompress, isTooLarge } from "./decompress.ts";
import { Exchange } from "./exchange.ts";
import { CONNECT_TIMEOUT } from "./pool.ts";
import { NodeResponse } from "./response.ts";

/** Listens to a request for its exchange. */
export function listen(request: ClientRequest): void {
  // This one stays: a connection that was given up may fail once more.
  request.on("error", onRequestError);
  request.on("response", onResponse);
  request.on("close", onClose);
}

function onRequestError(this: ClientRequest, error: NodeJS.ErrnoException): void {
  const exchange = Exchange.of(this);
  const { context, deadline } = exchange;
  if (error.code === CONNECT_TIMEOUT) deadline.timeOut(context.limits.connectTimeout, "connect");
  // After the response's head it is the message that tells.
  else if (!exchange.received) {
    // Where the connection was closed before all could be written to it, nothing was done.
    exchange.lose(error, error.code === "EPIPE" ? "no" : undefined);
  }
}

/** Some ends Node tells only so: a 101, which nobody asked for. */
function onClose(this: ClientRequest): void {
  const exchange = Exchange.of(this);
  if (exchange.received) return;
  exchange.lose(Object.assign(new Error("the connection ended without an answer"), { code: "ECONNRESET" }));
}

function onResponse(this: ClientRequest, message: IncomingMessage): void {
  const exchange = Exchange.of(this);
  exchange.headersTimer?.clear();
  exchange.received = new NodeResponse(message);
  if (unexpectedStatus(exchange.received)) {
    exchange.finish("");
    this.destroy();
    return;
  }
  exchange.attachTo(message);
  exchange.bodyTimer?.start();
  message.on("data", onData);
  message.on("end", onEnd);
  message.on("error", onMessageError);
}

function onData(this: IncomingMessage, part: Buffer): void {
  const exchange = Exchange.of(this);
  exchange.bodyTimer?.start();
  if (exchange.size + part.length > maxBody(exchange.received!.status)) {
    exchange.refuse(...tooLong(exchange.received!));
    return;
  }
  exchange.bytes = append(exchange.bytes, exchange.size, part);
  exchange.size += part.length;
}

function onEnd(this: IncomingMessage): void {
  const exchange = Exchange.of(this);
  const whole = exchange.body();
  const encoding = exchange.received!.header("content-encoding");
  if (encoding === null) {
    exchange.finish(decode(whole));
    return;
  }
  decompress(whole, encoding, maxBody(exchange.received!.status)).then(
    (text) => exchange.finish(text),
    (cause: unknown) => {
      if (isTooLarge(cause)) exchange.refuse(...tooLong(exchange.received!));
      else exchange.refuse("broke off.", cause, { processed: "unknown" });
    },
  );
}

function onMessageError(this: IncomingMessage, cause: Error): void {
  Exchange.of(this).refuse("broke off.", cause, { processed: "unknown" });
}
