import type { Clock } from "../../clock.ts";
import type { Call } from "../../transport/call.ts";
import { requestError } from "../../transport/connection.ts";
import type { Deadline, Watcher } from "../../transport/deadline.ts";
import type { TransportRequest, TransportResponse } from "../../transport/message.ts";
import type { Transport } from "../../transport/transport.ts";
import type { ConnectionOptions } from "../options.ts";
import { createNodeContext, type NodeContext } from "./context.ts";
import type { Pool } from "./pool.ts";
import { findProxy } from "./proxy.ts";
import { sendRequest } from "./request.ts";
import { enterPool } from "./shared-pools.ts";

/** Watches an attempt that has no connection yet: a time limit that ends it then knows that nothing was sent. */
const unsent: Watcher = { onEnd: () => undefined, processed: () => "no" };

/** A transport over connections that clients share. */
export interface NodeTransport {
  readonly send: Transport;
  /** Ends the connections that no other client uses. Nothing may be under way. */
  close(): void;
}

/** The connections to one server, opened at its first request. */
interface Server {
  readonly context: NodeContext;
  readonly opening: Promise<Pool>;
  pool: Pool | undefined;
}

/** Leaves the pools of a client that nobody has any more, and that was not closed. */
const abandoned = new FinalizationRegistry<Set<Pool>>((pools) => {
  for (const pool of pools) pool.leave();
});

/** Makes the transport over Node's own HTTP client, which costs less than its `fetch` (bench/RESULTS.md). */
export function createTransport(limits: ConnectionOptions, clock: Clock): NodeTransport {
  /** By base URL. */
  const servers = new Map<string, Server>();
  /** Those that it has entered. */
  const pools = new Set<Pool>();
  let isClosed = false;
  abandoned.register(servers, pools);

  function serverAt(baseUrl: string): Server {
    const known = servers.get(baseUrl);
    if (known) return known;
    const url = new URL(baseUrl);
    const opening = findProxy(url).then((proxy) => enterPool(url, proxy, limits, clock, pools));
    const server: Server = { context: createNodeContext(url, limits, clock), opening, pool: undefined };
    servers.set(baseUrl, server);
    // Its failure is the call's that waits for it.
    opening.then(
      (pool) => {
        server.pool = pool;
        if (isClosed) close();
      },
      () => {},
    );
    return server;
  }

  /** No async function: with its promise, and the one of the preparation that is rarely needed, a call costs more. */
  function send(request: TransportRequest, call: Call, deadline: Deadline): Promise<TransportResponse> {
    const { context, opening, pool } = serverAt(call.endpoint.server);
    return pool && !pool.prune(call.endpoint.safety)
      ? sendRequest(context, pool, request, call, deadline)
      : prepare(opening, call, deadline).then((ready) =>
          sendRequest(context, ready, request, call, deadline),
        );
  }

  function close(): void {
    isClosed = true;
    for (const pool of pools) pool.close();
    pools.clear();
  }

  return { send, close };
}

/** Waits for what must be there before a request can be made. */
async function prepare(opening: Promise<Pool>, call: Call, deadline: Deadline): Promise<Pool> {
  deadline.watcher = unsent;
  const ready = await opening.catch((error: unknown) => Promise.reject(requestError(error, call)));
  if (ready.prune(call.endpoint.safety)) await ready.flushSocketEvents();
  if (deadline.failure) throw deadline.failure;
  return ready;
}
