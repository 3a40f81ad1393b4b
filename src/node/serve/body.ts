import type { IncomingMessage } from "node:http";

/** The body of a request that came over a socket. */
export interface IncomingBody {
  /** Makes the stream of it. */
  readonly stream: () => ReadableStream<Uint8Array>;
  /** Reads it to its end without a stream. What is thrown on the way ends it. */
  readonly read: (take: (part: Uint8Array) => void) => Promise<void>;
  /** Reads no further, and ends what reads it. */
  readonly cancel: () => void;
  /** Whether it turned out to be larger than allowed. */
  readonly tooLarge: () => boolean;
  /** Reads what is left and throws it away, so that the connection can carry the next request. */
  readonly discard: () => void;
}

/** The one who reads a body. */
interface Reader {
  take(part: Uint8Array): void;
  end(): void;
  fail(error: unknown): void;
}

/**
 * Reads a request's body as it is asked for, up to a limit.
 *
 * Neither `Readable.toWeb` nor srvx's body will do: where the limit is passed, or the reader gives up, both destroy
 * the socket, and with it the answer that tells of it.
 */
export function readIncoming(incoming: IncomingMessage, limit: number): IncomingBody {
  let size = 0;
  let reader: Reader | undefined;

  // Once only: a controller that is closed or has failed throws at the next try.
  function settle(end: (open: Reader) => void): void {
    const open = reader;
    reader = undefined;
    if (open) end(open);
  }
  function fail(message: string): void {
    settle((open) => open.fail(new Error(message)));
  }
  function take(part: Uint8Array): void {
    incoming.pause();
    size += part.byteLength;
    if (size > limit) fail(`The body is larger than ${limit} bytes.`);
    else reader?.take(part);
  }
  function useNext(part: Uint8Array, use: (part: Uint8Array) => void): void {
    try {
      use(part);
      incoming.resume();
    } catch (error) {
      settle((open) => open.fail(error));
    }
  }
  function begin(): void {
    if (incoming.destroyed) fail("The connection closed before the body was read.");
    incoming.on("data", take);
    incoming.on("end", () => settle((open) => open.end()));
    incoming.on("error", () => fail("The connection broke before the body's end."));
    incoming.on("close", () => fail("The connection closed before the body's end."));
  }

  const source: UnderlyingDefaultSource<Uint8Array> = {
    start: (controller) => void (reader = readerOf(controller)),
    pull: () => {
      if (incoming.listenerCount("data") === 0) begin();
      incoming.resume();
    },
    cancel: () => {
      reader = undefined;
    },
  };
  return {
    // Nothing is read ahead: a body that no one asks for is left to Node, which discards it after the answer.
    stream: () => new ReadableStream(source, { highWaterMark: 0 }),
    read: (use) =>
      new Promise((end, fail) => {
        reader = { take: (part) => useNext(part, use), end, fail };
        begin();
        incoming.resume();
      }),
    cancel: () => settle((open) => open.end()),
    tooLarge: () => size > limit,
    discard: () => {
      fail("The request was answered before the body's end.");
      incoming.off("data", take);
      incoming.resume();
    },
  };
}

function readerOf(controller: ReadableStreamDefaultController<Uint8Array>): Reader {
  return {
    take: (part) => controller.enqueue(part),
    end: () => controller.close(),
    fail: (error) => controller.error(error),
  };
}
