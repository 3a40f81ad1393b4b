import type { Server, ServerResponse } from "node:http";
import type { Duplex } from "node:stream";

/**
 * Makes a server's `close()`: requests in flight are finished, connections without one are ended, and what is still
 * open after the time limit is cut. Called again, it gives the same promise.
 */
export function gracefulClose(server: Server, timeout: number): () => Promise<void> {
  let closed: Promise<void> | undefined;
  let closing = false;
  const inFlight = new Set<ServerResponse>();
  const open = new Set<Duplex>();
  const watch = (_: unknown, outgoing: ServerResponse): void => {
    inFlight.add(outgoing);
    if (closing) outgoing.shouldKeepAlive = false;
    outgoing.once("close", () => {
      inFlight.delete(outgoing);
      // Its connection would otherwise stay open for the keep-alive time.
      if (closing) server.closeIdleConnections();
    });
  };
  // Before the handler's own listener, which may answer at once.
  server.prependListener("request", watch);
  server.prependListener("checkContinue", watch);
  server.on("connection", (socket) => {
    open.add(socket);
    socket.once("close", () => open.delete(socket));
  });

  function close(): Promise<void> {
    closing = true;
    for (const outgoing of inFlight) outgoing.shouldKeepAlive = false;
    // To Node one that was never used isn't idle.
    for (const socket of open) if (isUnused(socket)) socket.destroy();
    return new Promise((resolve) => {
      const cut = setTimeout(() => server.closeAllConnections(), timeout);
      server.close(() => {
        clearTimeout(cut);
        resolve();
      });
    });
  }
  return () => (closed ??= close());
}

/** Whether nothing has come over a connection yet, as while it waits in a client's pool. */
export function isUnused(socket: Duplex & { readonly bytesRead?: number }): boolean {
  return socket.bytesRead === 0;
}
