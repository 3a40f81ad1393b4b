import type { Call } from "../../transport/call.ts";
import { requestError } from "../../transport/connection.ts";
import type { Deadline } from "../../transport/deadline.ts";
import { hidePrototype } from "../../transport/hide-prototype.ts";
import type { TransportRequest, TransportResponse } from "../../transport/message.ts";
import type { NodeContext } from "./context.ts";
import { Exchange } from "./exchange.ts";
import { createHeaders } from "./headers.ts";
import { listen } from "./listeners.ts";
import { createPhaseTimer } from "./phase-timer.ts";
import type { Pool } from "./pool.ts";

/** Sends one request over a pool's connections, and reads its response. */
export function sendRequest(
  context: NodeContext,
  pool: Pool,
  request: TransportRequest,
  call: Call,
  deadline: Deadline,
): Promise<TransportResponse> {
  return new Promise((resolve, reject) => {
    try {
      begin(new Exchange(context, pool, call, request.url, deadline, resolve, reject), request);
    } catch (error) {
      reject(requestError(error, call));
    }
  });
}

function begin(exchange: Exchange, { method, url, headers, body }: TransportRequest): void {
  const { context, pool, call, deadline } = exchange;
  const { limits, clock } = context;
  const request = pool.http.request({
    ...hidePrototype(),
    agent: pool.agent,
    protocol: context.protocol,
    host: context.hostname,
    port: context.port,
    path: url.slice(context.origin.length),
    method,
    headers: createHeaders(context.host, headers, call.endpoint.authorization, body),
  });
  exchange.request = request;
  exchange.attachTo(request);
  deadline.watcher = exchange;
  listen(request);
  exchange.headersTimer = createPhaseTimer("headers", limits.headersTimeout, call, deadline, clock);
  exchange.bodyTimer = createPhaseTimer("body", limits.bodyTimeout, call, deadline, clock);
  if (exchange.headersTimer) request.once("finish", exchange.headersTimer.start);
  request.end(body);
}
