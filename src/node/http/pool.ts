import type { Agent, AgentOptions, IncomingMessage, request } from "node:http";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import type { Clock } from "../../clock.ts";
import type { ConnectionOptions } from "../options.ts";
import { rawHeader } from "./headers.ts";
import type { ProxyServer } from "./proxy.ts";

/** The options that a pool goes by. */
type PoolOptions = Readonly<Pick<ConnectionOptions, "connectTimeout" | "idleTimeout" | "maxConnections">>;

/** The connections to one server, and what sends a request over them. */
export interface Pool {
  readonly agent: Agent;
  /**
   * Node's module, whose `request` is looked up for each call, so that what replaces it later (a test's interceptor, an
   * instrumentation) is seen.
   */
  readonly http: { readonly request: typeof request };
}

/** Thrown when the connect timeout expires. */
export class ConnectTimeout extends Error {}

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

const connections = new WeakMap<Socket, Connection>();

/** The parts of an Agent that may be replaced by the documentation, but that its types leave out. */
interface Replaceable {
  getName(): string;
  keepSocketAlive(socket: Socket): boolean;
  createConnection(options: object, done?: unknown): Socket | undefined;
}

/**
 * Makes the pool of connections to one server, directly or through a proxy.
 *
 * Node's HTTP client is loaded here: a program starts sooner that has only made its client, or passes its own `fetch`.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/http.html#class-httpagent
 */
export async function openPool(
  server: URL,
  proxy: ProxyServer | undefined,
  options: PoolOptions,
  clock: Clock,
): Promise<Pool> {
  const pool = await loadPool(server);
  const secure = server.protocol === "https:";
  const replaceable = pool.agent as unknown as Replaceable;
  const direct = replaceable.createConnection.bind(pool.agent);
  const connect = proxy ? await throughProxy(proxy, server, direct) : direct;
  replaceable.createConnection = (how, done) => {
    const socket = connect(how, done);
    if (socket) watch(socket, secure ? "secureConnect" : "connect", options.connectTimeout, clock);
    return socket;
  };
  keepSockets(pool.agent, options);
  return pool;
}

async function throughProxy(
  proxy: ProxyServer,
  server: URL,
  direct: Replaceable["createConnection"],
): Promise<Replaceable["createConnection"]> {
  const { connectThrough } = await import("./tunnel.ts");
  return (how) => connectThrough(proxy, server, (socket: Duplex) => direct({ ...how, socket })!);
}

async function loadPool({ protocol }: URL): Promise<Pool> {
  if (protocol === "http:") {
    const { default: http } = await import("node:http");
    return { agent: new http.Agent(AGENT), http };
  }
  const { default: https } = await import("node:https");
  return { agent: new https.Agent({ ...AGENT, rejectUnauthorized: true }), http: https };
}

/**
 * Deno's node:http sends a request again whose kept connection breaks, or which we give up: a create, too.
 *
 * @see https://github.com/denoland/deno/issues/36786
 */
const KEEPS = !("Deno" in globalThis);

/** The options of every agent of ours. Node copies them for each call, so they are few. */
const AGENT: AgentOptions = { keepAlive: KEEPS };

/** Gives an agent, which is for one server only, our way of keeping idle connections. */
function keepSockets(agent: Agent, { idleTimeout, maxConnections }: PoolOptions): void {
  // The connection that was used last is taken first, as Node does it: it is the one most likely to be open.
  agent.maxSockets = agent.maxFreeSockets = maxConnections;
  const replaceable = agent as unknown as Replaceable;
  replaceable.getName = () => "";
  replaceable.keepSocketAlive = (socket) => {
    const connection = knownOf(socket);
    connection.hint ??= readHint(socket);
    connection.idleSince = performance.now();
    const idle = Math.min(idleTimeout, connection.hint - MARGIN);
    if (idle <= 0) return false;
    // Set once: every use of the connection starts it anew.
    if (socket.timeout !== idle) socket.setTimeout(idle);
    socket.unref();
    return true;
  };
}

/**
 * Puts connections out of use that the server may be closing at this moment.
 *
 * @returns whether a close may have arrived that has not been seen yet, and matters
 */
export function prune(agent: Agent, safety: string): boolean {
  const idle = agent.freeSockets[""];
  if (!idle) return false;
  const now = performance.now();
  let isStale = safety === "unsafe";
  for (const socket of idle) {
    const { hint = Infinity, idleSince } = knownOf(socket);
    if (safety === "unsafe" && now - idleSince > hint - WIDE_MARGIN) socket.destroy();
    else isStale ||= now - idleSince > FRESH;
  }
  return isStale;
}

/** Lets the event loop look at the connections once. The first turn may be the end of one that has looked already. */
export async function flushSocketEvents(): Promise<void> {
  await new Promise(setImmediate);
  await new Promise(setImmediate);
}

/** Whether a request can have left on a connection: not before it was made. */
export function mayHaveLeft(socket: Socket | null): boolean {
  return socket !== null && (connections.get(socket)?.ready ?? true);
}

function knownOf(socket: Socket): Connection {
  let known = connections.get(socket);
  if (!known) connections.set(socket, (known = { ready: true, hint: undefined, idleSince: 0 }));
  return known;
}

function watch(socket: Socket, event: string, limit: number, clock: Clock): void {
  const connection: Connection = { ready: false, hint: undefined, idleSince: 0 };
  connections.set(socket, connection);
  // For what is told when no request has the connection any more: without a listener it would end the program.
  socket.on("error", () => {});
  const timer = limit > 0 ? clock.setTimeout(() => socket.destroy(new ConnectTimeout()), limit) : undefined;
  const clear = (): void => {
    if (timer !== undefined) clock.clearTimeout(timer);
  };
  socket.once(event, () => {
    connection.ready = true;
    clear();
  });
  socket.once("close", clear);
}

/** `Keep-Alive: timeout=5`, which servers repeat with each answer. */
function readHint(socket: Socket): number {
  const { _httpMessage } = socket as Socket & { _httpMessage?: { res?: IncomingMessage } };
  const told = rawHeader(_httpMessage?.res?.rawHeaders ?? [], "keep-alive");
  const seconds = /(?:^|[\s,])timeout=(\d+)/i.exec(told ?? "")?.[1];
  return seconds === undefined ? Infinity : Number(seconds) * 1000;
}
