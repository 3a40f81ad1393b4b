/// <reference types="node" />
import type { Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { gracefulClose } from "./graceful-close.ts";
import {
  readServeOptions,
  type Handler,
  type ServeConfig,
  type ServeOptions,
  type Server,
} from "./options.ts";

/**
 * Serves a handler on a port, by Node's HTTP server.
 *
 * Bodies stream both ways, and `request.signal` aborts when the client goes away.
 *
 * @throws {StytchConfigError} for options that are wrong, and for an address that can't be listened on
 * @example
 * const sandbox = createSandbox({ projectId, secret });
 * const server = await serve(sandbox.fetch, { port: 4010, onError: "drop" });
 * const stytch = createStytch({ projectId, secret, baseUrl: server.url });
 * await server.close();
 */
export async function serve(handler: Handler, options: ServeOptions = {}): Promise<Server> {
  if (typeof handler !== "function") {
    throw new StytchConfigError(`serve takes a function from Request to Response, not ${describe(handler)}.`);
  }
  const config = readServeOptions(options);
  // Loaded here: a program that only makes calls starts sooner without it.
  const { openServer } = await import("./open-server.ts");
  const server = openServer(handler, config);
  await listen(server, config);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${nameHost(config.host)}:${port}`,
    port,
    close: gracefulClose(server, config.closeTimeout),
  };
}

function listen(server: HttpServer, { port, host }: ServeConfig): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(new StytchConfigError(explain(error.code, port, host))),
    );
    server.listen(port, host, resolve);
  });
}

function explain(code = "unknown error", port: number, host: string): string {
  if (code === "EADDRINUSE") {
    return `Port ${port} on ${host} is in use. Stop what listens there, or take another port; 0 takes a free one.`;
  }
  if (code === "EACCES") {
    return `Port ${port} on ${host} is not for this user. Take one from 1024 on; 0 takes a free one.`;
  }
  if (code === "EADDRNOTAVAIL" || code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return `${host} is no address of this machine. Take 127.0.0.1, or 0.0.0.0 for all of its addresses.`;
  }
  return `Port ${port} on ${host} can't be listened on (${code}).`;
}

/** As it stands in a URL; where all addresses are meant, the one that surely leads here. */
function nameHost(host: string): string {
  if (host === "0.0.0.0") return "127.0.0.1";
  if (host === "::") return "[::1]";
  return host.includes(":") ? `[${host}]` : host;
}
