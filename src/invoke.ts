import { routes, type OperationId, type Route } from "../generated/routes.ts";
import { StytchConfigError } from "./errors/config.ts";
import { readCallOptions, type Config } from "./options.ts";
import { placeParams } from "./params.ts";
import type { RawClient } from "./raw.ts";
import { toError } from "./transport/answer.ts";
import { send } from "./transport/send.ts";
import type { CallOptions } from "./types.ts";

/** A method of the client, before its types. */
export type Invoke = (params?: unknown, options?: CallOptions) => Promise<unknown>;

/** Makes one operation's method. */
export function createInvoke(config: Config, raw: RawClient, route: Route): Invoke {
  const label = `${route.method} ${route.path}`;
  const place = placeParams(route);
  return async (params, options) => {
    const { signal, timeout = config.timeout, headers } = readCallOptions(options);
    const { path, query, body } = place(params);
    const { data, error, response } = await request(raw)(route.method, route.path, {
      params: { path, query },
      body,
      headers,
      // Without the signal: Node keeps a Request's listener on it until the Request is garbage.
      fetch: (sent: Request) => send(config, sent, { route: label, timeout, signal }),
    });
    if (error !== undefined) throw toError(label, error, response);
    return data;
  };
}

/** The route of an operationId. */
export function findRoute(operationId: PropertyKey): Route {
  if (Object.hasOwn(routes, operationId)) return routes[operationId as OperationId];
  throw new StytchConfigError(
    `There is no operation ${String(operationId)}. Those there are: ${Object.keys(routes).join(", ")}.`,
  );
}

type Loose = (
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response }>;

/** openapi-fetch infers its types from literal methods and paths; here they are values of a table. */
function request(raw: RawClient): Loose {
  return raw.request as unknown as Loose;
}
