import type { IncomingMessage } from "node:http";

/** The body of a request that came over a socket. */
export interface IncomingBody {
  readonly stream: ReadableStream<Uint8Array>;
  /** Whether it turned out to be larger than allowed. */
  tooLarge(): boolean;
  /** Reads what is left and throws it away, so that the connection can carry the next request. */
  discard(): void;
}

/**
 * Reads a request's body as it is asked for, up to a limit.
 *
 * Neither `Readable.toWeb` nor srvx's body will do: where the limit is passed, or the reader gives up, both destroy
 * the socket, and with it the answer that tells of it.
 */
export function readIncoming(incoming: IncomingMessage, limit: number): IncomingBody {
  let size = 0;
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined;

  // Once only: a controller that is closed or has failed throws at the next try.
  function settle(end: (open: ReadableStreamDefaultController<Uint8Array>) => void): void {
    const open = controller;
    controller = undefined;
    if (open) end(open);
  }
  function fail(message: string): void {
    settle((open) => open.error(new Error(message)));
  }
  function take(part: Uint8Array): void {
    incoming.pause();
    size += part.byteLength;
    if (size > limit) fail(`The body is larger than ${limit} bytes.`);
    else controller?.enqueue(part);
  }
  function begin(): void {
    if (incoming.destroyed) fail("The connection closed before the body was read.");
    incoming.on("data", take);
    incoming.on("end", () => settle((open) => open.close()));
    incoming.on("error", () => fail("The connection broke before the body's end."));
    incoming.on("close", () => fail("The connection closed before the body's end."));
  }

  const source: UnderlyingDefaultSource<Uint8Array> = {
    start: (started) => {
      controller = started;
    },
    pull: () => {
      if (incoming.listenerCount("data") === 0) begin();
      incoming.resume();
    },
    cancel: () => {
      controller = undefined;
    },
  };
  return {
    // Nothing is read ahead: a body that no one asks for is left to Node, which discards it after the answer.
    stream: new ReadableStream(source, { highWaterMark: 0 }),
    tooLarge: () => size > limit,
    discard: () => {
      fail("The request was answered before the body's end.");
      incoming.off("data", take);
      incoming.resume();
    },
  };
}
