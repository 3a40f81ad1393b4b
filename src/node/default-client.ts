import type { Operations } from "../../generated/methods.ts";
import { createContext } from "../client/context.ts";
import { connectMethods, connectOperations, type Stytch } from "../client/create.ts";
import type { CallOptions, StytchOptions } from "../client/types.ts";
import type { Clock } from "../clock.ts";
import { documentedApi, readApi, type ApiDescription } from "../routes/api.ts";
import type { ClientContext } from "../transport/context.ts";
import { fetchTransport } from "../transport/fetch/fetch.ts";
import type { Transport } from "../transport/transport.ts";
import { channelHooks } from "./channels.ts";
import { createTransport } from "./http/transport.ts";
import { readConnectionOptions } from "./options.ts";
import { isOwnFetch } from "./own-fetch.ts";

/** `createStytch` of the main entry, in Node. */
export function createStytch(options: StytchOptions): Stytch {
  const api = readApi(options);
  return connectMethods(createDefaultContext(options, api), api);
}

/** `createOperations` of the main entry, in Node. */
export function createOperations(options: StytchOptions): Operations<CallOptions> {
  const api = readApi(options);
  return connectOperations(createDefaultContext(options, api), api);
}

/** Makes the context of a client of the main entry, in Node. */
export function createDefaultContext(
  options: StytchOptions,
  api: ApiDescription = documentedApi,
): ClientContext {
  return createContext(options, api, {
    options: [],
    transport: createDefaultTransport,
    hooks: channelHooks,
  });
}

/**
 * Makes the transport over Node's own HTTP client, which gives way to a global `fetch` that isn't Node's: a framework that
 * put it there learns from it that a page isn't static, and a test keeps calls off the network by it.
 */
function createDefaultTransport(clock: Clock): Transport {
  const byNode = createTransport(readConnectionOptions({} as never), clock).send;
  const byFetch = fetchTransport(undefined);
  return (...attempt) => (isOwnFetch() ? byNode : byFetch)(...attempt);
}
