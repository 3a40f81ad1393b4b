import type { Agent, AgentOptions, IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Clock } from "../../clock.ts";
import type { ConnectionOptions } from "../options.ts";
import { rawHeader } from "./headers.ts";

/** The options that a pool goes by. */
export type PoolOptions = Readonly<
  Pick<ConnectionOptions, "connectTimeout" | "idleTimeout" | "maxConnections">
>;

/** The code of the error by which a connection ends when the connect timeout expires. */
export const CONNECT_TIMEOUT = "STYTCH_CONNECT_TIMEOUT";

/** An idle connection is used no more so long before the time at which its server announced to close it. */
const MARGIN = 250;
/** The same for a call that can't be sent twice: it must not meet the server's close on the way. */
const WIDE_MARGIN = 1_000;
/** A connection that was idle for longer may have been closed without our having seen it yet, which costs a read a retry. */
const FRESH = 5;

/** Facts about a connection, as far as they are known. */
interface Connection {
  /** Whether something can have been sent on it. */
  ready: boolean;
  /** Milliseconds after which the server closes it when it is idle, as far as it tells. */
  hint: number | undefined;
  idleSince: number;
}

/** The parts of an Agent that may be replaced by the documentation, but that its types leave out. */
interface Replaceable {
  getName(): string;
  keepSocketAlive(socket: Socket): boolean;
  createConnection(options: object, done?: unknown): Socket | undefined;
}

/** The parts of a pool that are loaded when it is made. */
export interface PoolParts {
  /**
   * Node's module, whose `request` is looked up for each call, so that what replaces it later (a test's interceptor, an
   * instrumentation) is seen.
   */
  readonly http: { readonly request: typeof request; readonly Agent: new (options: AgentOptions) => Agent };
  /** Lets the event loop go round. Tests don't fake it, as they do setImmediate. */
  readonly scheduler: { yield(): Promise<void> };
  readonly isSecure: boolean;
  /** Leads to the server by a tunnel, within which `direct` begins TLS. Left out: connections are direct. */
  readonly tunnel: ((encrypt: (connection: Duplex) => Socket) => Socket) | undefined;
}

/**
 * Deno's node:http sends a request again whose kept connection breaks, or which we give up: a create, too.
 *
 * @see https://github.com/denoland/deno/issues/36786
 */
const KEEPS = !("Deno" in globalThis);

/** The options of every agent of ours. Node copies them for each call, so they are few. */
const AGENT: AgentOptions = { keepAlive: KEEPS };
const SECURE_AGENT: AgentOptions & { rejectUnauthorized: true } = { ...AGENT, rejectUnauthorized: true };

/**
 * The connections to one server, directly or through a proxy.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/http.html#class-httpagent
 */
export class Pool {
  readonly agent: Agent;
  readonly http: PoolParts["http"];
  readonly #scheduler: PoolParts["scheduler"];
  readonly #options: PoolOptions;
  readonly #clock: Clock;
  readonly #onUnused: () => void;
  readonly #connections = new WeakMap<Socket, Connection>();
  #open = 0;
  #users = 0;

  /** @param onUnused called when nobody uses it and it has no connection: it may be called more than once */
  constructor(parts: PoolParts, options: PoolOptions, clock: Clock, onUnused: () => void) {
    const { http, scheduler, isSecure, tunnel } = parts;
    this.http = http;
    this.#scheduler = scheduler;
    this.#options = options;
    this.#clock = clock;
    this.#onUnused = onUnused;
    this.agent = new http.Agent(isSecure ? SECURE_AGENT : AGENT);
    // The connection that was used last is taken first, as Node does it: it is the one most likely to be open.
    this.agent.maxSockets = this.agent.maxFreeSockets = options.maxConnections;
    const replaceable = this.agent as unknown as Replaceable;
    const direct = replaceable.createConnection.bind(this.agent);
    // It is for one server only.
    replaceable.getName = () => "";
    replaceable.keepSocketAlive = (socket) => this.#keep(socket);
    replaceable.createConnection = (how, done) => {
      const socket = tunnel
        ? tunnel((connection) => direct({ ...how, socket: connection })!)
        : direct(how, done);
      if (socket) this.#watch(socket, isSecure ? "secureConnect" : "connect");
      return socket;
    };
  }

  /** Is told of a client that begins to use it. */
  enter(): void {
    this.#users += 1;
  }

  /** Is told of a client that uses it no more. Its connections stay, for who comes, until they were idle for too long. */
  leave(): void {
    this.#users -= 1;
    this.#tellUnused();
  }

  /** The same for a client that was closed, which ends the connections if no other one uses them. */
  close(): void {
    this.leave();
    if (this.#users > 0) return;
    this.#onUnused();
    this.agent.destroy();
  }

  /**
   * Puts connections out of use that the server may be closing at this moment.
   *
   * @returns whether a close may have arrived that has not been seen yet, and matters
   */
  prune(safety: string): boolean {
    const idle = this.agent.freeSockets[""];
    if (!idle) return false;
    const now = performance.now();
    let isStale = safety === "unsafe";
    for (const socket of idle) {
      const { hint = Infinity, idleSince } = this.#knownOf(socket);
      const age = now - idleSince;
      if (safety === "unsafe" && age > hint - WIDE_MARGIN) socket.destroy();
      // A clock that stands or has gone back, as a faked one may, tells nothing.
      else isStale ||= !(age > 0 && age <= FRESH);
    }
    return isStale;
  }

  /** Lets the event loop look at the connections once. The first turn may be the end of one that has looked already. */
  async flushSocketEvents(): Promise<void> {
    await this.#scheduler.yield();
    await this.#scheduler.yield();
  }

  /** Whether a request can have left on a connection: not before it was made. */
  mayHaveLeft(socket: Socket | null): boolean {
    return socket !== null && (this.#connections.get(socket)?.ready ?? true);
  }

  /** Keeps an idle connection, in our way. */
  #keep(socket: Socket): boolean {
    const connection = this.#knownOf(socket);
    connection.hint ??= readHint(socket);
    connection.idleSince = performance.now();
    const idle = Math.min(this.#options.idleTimeout, connection.hint - MARGIN);
    if (idle <= 0) return false;
    // Set once: every use of the connection starts it anew.
    if (socket.timeout !== idle) socket.setTimeout(idle);
    socket.unref();
    return true;
  }

  #knownOf(socket: Socket): Connection {
    let known = this.#connections.get(socket);
    if (!known) this.#connections.set(socket, (known = { ready: true, hint: undefined, idleSince: 0 }));
    return known;
  }

  #watch(socket: Socket, event: string): void {
    const clock = this.#clock;
    const { connectTimeout } = this.#options;
    const connection: Connection = { ready: false, hint: undefined, idleSince: 0 };
    this.#connections.set(socket, connection);
    this.#open += 1;
    // For what is told when no request has the connection any more: without a listener it would end the program.
    socket.on("error", () => {});
    const timer =
      connectTimeout > 0
        ? clock.setTimeout(() => socket.destroy(connectTimeoutError()), connectTimeout)
        : undefined;
    const clear = (): void => {
      if (timer !== undefined) clock.clearTimeout(timer);
    };
    socket.once(event, () => {
      connection.ready = true;
      clear();
    });
    socket.once("close", () => {
      clear();
      this.#open -= 1;
      this.#tellUnused();
    });
  }

  #tellUnused(): void {
    if (this.#users === 0 && this.#open === 0) this.#onUnused();
  }
}

function connectTimeoutError(): Error {
  return Object.assign(new Error("The connect timeout expired."), { code: CONNECT_TIMEOUT });
}

/** `Keep-Alive: timeout=5`, which servers repeat with each answer. */
function readHint(socket: Socket): number {
  const { _httpMessage } = socket as Socket & { _httpMessage?: { res?: IncomingMessage } };
  const told = rawHeader(_httpMessage?.res?.rawHeaders ?? [], "keep-alive");
  const seconds = /(?:^|[\s,])timeout=(\d+)/i.exec(told ?? "")?.[1];
  return seconds === undefined ? Infinity : Number(seconds) * 1000;
}
