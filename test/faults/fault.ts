import type { Duplex } from "node:stream";
import type { StytchErrorName } from "./outcome.ts";
import type { Certificates } from "../setup/certificates.ts";

/** One thing that goes wrong, and what is to come of it. */
export interface Fault {
  name: string;

  // How the server does it: one of these.
  /** By its port: nobody listens there, or nobody takes a connection. */
  port?: "closed" | "deaf";
  /** With a connection, as soon as it is made. */
  connection?: (connection: Connection) => void;
  /** With the first bytes that come, unread. */
  bytes?: (connection: Connection) => void;
  /** With a request whose head was read, and no more. */
  head?: (connection: Connection) => void;
  /** With a request that was read. */
  request?: (exchange: Exchange) => void | Promise<void>;
  /** By what it shows in the TLS handshake. */
  certificate?: keyof Certificates;

  /** After which kinds of call another attempt is made: any, those that may be repeated, or none. */
  retried: "any" | "repeatable" | "never";
  /** What the call fails with. Without it, nothing goes wrong for the caller. */
  error?: ExpectedError;
  /** The pauses before the second and third attempt; for a call that is aborted in one, that one. */
  delays?: readonly number[];

  /** It can't strike once and then be over, nor let a next call through. */
  lasting?: true;

  /** Where it can be, if not everywhere. */
  schemes?: readonly Scheme[];
  transports?: readonly TransportName[];
  /** What one transport can't know, or alone knows, and why. */
  fetch?: Exception;
  node?: Exception;

  /** How the call is made. */
  call?: CallSetup;
}

export type Scheme = "plain" | "tls";
export type TransportName = "fetch" | "node";
type Exception = Partial<Pick<Fault, "retried" | "error">> & { because: string };

/** An error's class and what else must be on it. */
export interface ExpectedError {
  name: StytchErrorName;
  [property: string]: unknown;
}

/** Plain data: it goes to another process. */
export interface CallSetup {
  /** Options of the client, in its own clock's milliseconds. */
  options?: object;
  /** Makes another call first, so that the connection is a kept one. */
  warmUp?: true;
  /** Aborts the call at the server's cue, or in the pause before another attempt. */
  abort?: "cue" | "pause";
  /** Waits for the server's cue before the next call, which must go well. */
  pause?: true;
  /** Fills the memory: few at a time. */
  large?: boolean;
}

export interface Connection {
  /** Ends it with an RST, which also throws away what is on its way. */
  reset: () => void;
  /** Ends the server's half with a FIN, in TLS after its close_notify. */
  close: () => void;
  /** Bytes out: within TLS, where there is TLS. */
  readonly stream: Duplex;
  /** Ends all connections with an RST, and takes no more. */
  die: () => void;
  /** Tells the calling process that it is time: for its limit to run out, its abort, its next call. */
  cue: () => void;
  /** Waits until the calling process has read all that was written so far. */
  seen: () => Promise<void>;
}

/** A request, and what the sandbox would say to it. */
export interface Exchange extends Connection {
  readonly url: string;
  /** A server of another host, which must not be called. */
  readonly elsewhere: string;
  /**
   * Lets the sandbox carry the request out. However often it does, the answer is that to the first: what a proxy
   * would repeat.
   */
  carryOut: () => Promise<Answer>;
  /** Writes bytes to the client. */
  write: (bytes: string | Uint8Array) => void;
}

export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}
