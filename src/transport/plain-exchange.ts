import { keepText } from "./kept-text.ts";

/** Registered, as a server and a gateway may be of two copies of the package. The number is that of the form below. */
const ANSWER = Symbol.for("stytch-fetch.plain-exchange.1");

/** The parts of a request that nearly all is decided by. A `Request` has them, too. */
export interface RequestHead {
  readonly url: string;
  readonly method: string;
  readonly headers: Pick<Headers, "get" | "has">;
}

/**
 * A request as a server has it, before a `Request` is made of it. That, its signal and the streams of both bodies cost more
 * than all that a gateway does with a call (bench/README.md), and most calls need none of them.
 */
export interface PlainRequest extends RequestHead {
  /** The name and the value of each header in turn, as they came. */
  readonly rawHeaders: readonly string[];
  /**
   * Reads the body part by part, to its end. There may be none. What is thrown on the way ends it.
   *
   * @throws {Error} where it breaks off
   */
  readonly read: (take: (part: Uint8Array) => void) => Promise<void>;
  /** Reads no further. A `read` under way ends. */
  readonly cancel: () => void;
  /**
   * Calls a function when the caller goes away before the answer, or at once where that has happened.
   *
   * @returns a function that takes it back
   */
  readonly onGone: (run: () => void) => () => void;
  /** The request for whoever wants a `Request`. Its body is the one that `read` reads, or none. */
  readonly toRequest: () => Request;
}

/** An answer, before a `Response` is made of it. */
export interface PlainResponse {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Nothing: it has no body. */
  readonly text: string | null;
}

/** A function from the one to the other. Where it rejects, so would the handler that it is kept on. */
export type PlainHandler<Connection> = (
  request: PlainRequest,
  connection: Connection,
) => Promise<PlainResponse>;

/** Writes on a handler how it answers a server that has no need of `Request` and `Response`. */
export function keepPlain<Handler extends object, Connection>(
  handler: Handler,
  plain: PlainHandler<Connection>,
): Handler {
  return Object.defineProperty(handler, ANSWER, { value: plain });
}

/** The way that a handler answers such a server, if it has one. */
export function keptPlain<Connection>(handler: object): PlainHandler<Connection> | undefined {
  return (handler as { [ANSWER]?: PlainHandler<Connection> })[ANSWER];
}

/** Makes a `Response` of an answer. */
export function toResponse({ status, headers, text }: PlainResponse): Response {
  return keepText(new Response(text, { status, headers: headers as [string, string][] }), text);
}
