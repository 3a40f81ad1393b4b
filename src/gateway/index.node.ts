// The gateway in Node: the names and types of `index.ts`, over Node's own HTTP client.
import { createDefaultContext } from "../node/default-client.ts";
import { assembleGateway } from "./create.ts";
import type { Gateway, GatewayConfig } from "./types.ts";

/** `createGateway`, in Node. */
export function createGateway(config: GatewayConfig): Gateway {
  return assembleGateway(config, createDefaultContext);
}

export * from "./public.ts";
