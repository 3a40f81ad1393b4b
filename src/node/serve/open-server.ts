import { createServer, type Server } from "node:http";
import { errorResponse } from "./error-response.ts";
import { exchange } from "./exchange.ts";
import type { Handler, ServeConfig } from "./options.ts";
import { refuseUnread } from "./refuse-unread.ts";

/** Makes the HTTP server of a handler, which doesn't listen yet. Whatever it refuses itself, it refuses in the API's form. */
export function openServer(handler: Handler, config: ServeConfig): Server {
  const { headersTimeout, requestTimeout, keepAliveTimeout, maxBody } = config;
  const server = createServer({
    headersTimeout,
    requestTimeout,
    keepAliveTimeout,
    connectionsCheckingInterval: checkInterval(headersTimeout, requestTimeout),
    // Looked at in exchange: Node answers without a body.
    requireHostHeader: false,
  });
  server.on("request", (incoming, outgoing) => void exchange(handler, incoming, outgoing, config));
  // A client that asks before it sends a large body (RFC 9110 §10.1.1) is refused before it has sent it.
  server.on("checkContinue", (incoming, outgoing) => {
    if (!(Number(incoming.headers["content-length"]) > maxBody)) outgoing.writeContinue();
    void exchange(handler, incoming, outgoing, config);
  });
  server.on("checkExpectation", (_, outgoing) =>
    errorResponse(outgoing, 417, "The request's Expect header asks for what there isn't. Leave it out."),
  );
  refuseUnread(server, keepAliveTimeout);
  return server;
}

/** Node looks for late requests only this often: every 30 seconds, if nothing is said. */
function checkInterval(...limits: number[]): number {
  const shortest = Math.min(...limits.filter((limit) => limit > 0));
  return Math.min(1_000, Math.max(10, Math.floor(shortest / 4)));
}
