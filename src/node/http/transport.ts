import type { Clock } from "../../clock.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { Call } from "../../transport/call.ts";
import type { Deadline } from "../../transport/deadline.ts";
import type { Sender } from "../../transport/fetch/fetch.ts";
import type { Outgoing, Received, Transport } from "../../transport/transport.ts";
import { look, openPool, prune, type Pool } from "./pool.ts";
import { openProxyPool } from "./proxy.ts";
import { sendRequest, type Limits, type Requester } from "./request.ts";

/** A transport over connections of its own. */
export interface NodeTransport {
  readonly send: Transport;
  /** Takes no more requests, waits for those in flight, and ends the connections. */
  close(): Promise<void>;
}

/** Makes the transport over Node's own HTTP client, which costs a quarter of what its `fetch` does. */
export function createTransport(
  sender: Sender & { baseUrl: string; clock: Clock },
  limits: Limits,
): NodeTransport {
  const server = new URL(sender.baseUrl);
  const requester: Requester = {
    ...sender,
    origin: server.origin,
    hostname: server.hostname.replace(/^\[|\]$/g, ""),
    port: server.port,
    headers: ["Host", server.host],
    limits,
  };
  let pool: Pool | undefined;
  let opening: Promise<Pool> | undefined;
  let inFlight = 0;
  let isClosed = false;
  let onIdle: (() => void) | undefined;

  async function open(): Promise<Pool> {
    return (pool = (await openProxyPool(server, limits)) ?? (await openPool(server, limits, sender.clock)));
  }

  /** Waits for what must be there before a request can be made. */
  async function prepare({ safety }: Call, deadline: Deadline): Promise<Pool> {
    const ready = pool ?? (await (opening ??= open()));
    if (prune(ready.agent, safety)) await look();
    if (deadline.error) throw deadline.error;
    return ready;
  }

  /** No async function: with its promise, and the one of the preparation that is rarely needed, a call costs more. */
  function send(outgoing: Outgoing, call: Call, deadline: Deadline): Promise<Received> {
    if (isClosed) throw new StytchConfigError("The client is closed. Make another for further calls.");
    inFlight += 1;
    const received =
      pool && !prune(pool.agent, call.safety)
        ? sendRequest(requester, pool, outgoing, call, deadline)
        : prepare(call, deadline).then((ready) => sendRequest(requester, ready, outgoing, call, deadline));
    received.then(leave, leave);
    return received;
  }

  function leave(): void {
    inFlight -= 1;
    if (inFlight === 0) onIdle?.();
  }

  async function close(): Promise<void> {
    isClosed = true;
    if (inFlight > 0) await new Promise<void>((resolve) => (onIdle = resolve));
    pool?.agent.destroy();
  }

  let closing: Promise<void> | undefined;
  return { send, close: () => (closing ??= close()) };
}
