import type { Clock } from "../../clock.ts";
import type { ConnectionOptions } from "../options.ts";

/** All that the requests to one server share. */
export interface NodeContext {
  /** `https://test.stytch.com` */
  readonly origin: string;
  readonly hostname: string;
  readonly port: string;
  /** The headers that every request begins with: names and values by turns. */
  readonly headers: readonly string[];
  readonly limits: ConnectionOptions;
  readonly clock: Clock;
}

/** Makes a server's context. */
export function createNodeContext(server: URL, limits: ConnectionOptions, clock: Clock): NodeContext {
  return {
    origin: server.origin,
    hostname: server.hostname.replace(/^\[|\]$/g, ""),
    port: server.port,
    headers: ["Host", server.host],
    limits,
    clock,
  };
}
