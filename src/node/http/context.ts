import type { Clock } from "../../clock.ts";
import type { ConnectionOptions } from "../options.ts";

/** All that the requests to one server share. */
export interface NodeContext {
  /** `https://test.stytch.com` */
  readonly origin: string;
  readonly protocol: string;
  /** With its port, where that isn't the protocol's own. */
  readonly host: string;
  readonly hostname: string;
  readonly port: string;
  readonly limits: ConnectionOptions;
  readonly clock: Clock;
}

/** Makes a server's context. */
export function createNodeContext(server: URL, limits: ConnectionOptions, clock: Clock): NodeContext {
  return {
    origin: server.origin,
    protocol: server.protocol,
    host: server.host,
    hostname: server.hostname.replace(/^\[|\]$/g, ""),
    port: server.port,
    limits,
    clock,
  };
}
