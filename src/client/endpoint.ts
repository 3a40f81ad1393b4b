import type { Route } from "../../generated/routes.ts";
import type { Endpoint } from "../transport/call.ts";
import type { ClientContext } from "../transport/context.ts";

/** Makes an operation's endpoint: its route, as one client calls it. */
export function createEndpoint(
  { servers, authorization }: ClientContext,
  operation: string,
  { method, path, retry, credentials, errors, server = "api" }: Route,
): Endpoint {
  return {
    operation,
    method,
    path,
    safety: retry,
    errors,
    server: servers[server]!,
    authorization: credentials === undefined ? authorization : undefined,
    hasFormCredentials: credentials === "form",
  };
}
