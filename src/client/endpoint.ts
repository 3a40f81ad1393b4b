import type { Route } from "../../generated/routes.ts";
import type { Endpoint } from "../transport/call.ts";
import type { ClientContext } from "../transport/context.ts";

/** A route, as far as it is an endpoint's affair. A raw call's may have any method. */
type EndpointRoute = Pick<Route, "path" | "retry" | "credentials" | "errors" | "server" | "empty"> & {
  method: string;
};

/** Makes an operation's endpoint: its route, as one client calls it. */
export function createEndpoint(
  { servers, authorization }: Pick<ClientContext, "servers" | "authorization">,
  operation: string,
  { method, path, retry, credentials, errors, empty, server = "api" }: EndpointRoute,
): Endpoint {
  return {
    operation,
    method,
    path,
    safety: retry,
    errors,
    empty,
    server: servers[server]!,
    authorization: credentials === undefined ? authorization : undefined,
  };
}
