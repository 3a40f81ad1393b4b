import type { Route } from "../../../generated/routes.ts";
import { bare, type ApiDescription } from "../../routes/api.ts";
import { comparePaths, decodeSegments, fits } from "../../routes/match.ts";
import { safetyOf } from "../../routes/safety.ts";
import type { Endpoint } from "../../transport/call.ts";
import type { ClientContext } from "../../transport/context.ts";
import { isBelow, wrongServer } from "../../transport/send.ts";
import { createEndpoint } from "../endpoint.ts";

/** Finds the operation of a path, filled or with its braces, among those of one method. */
export type FindRoute = (method: string, path: string) => FoundRoute | undefined;

interface FoundRoute {
  readonly operation: string;
  readonly route: Route;
}

/**
 * Makes the function that finds a raw call's operation. Other methods of a path are out of its sight: a user whose
 * external id is `search` can be asked for, though only POST takes that path.
 */
export function createRouteFinder({ routes }: ApiDescription): FindRoute {
  const table = Object.entries(routes)
    .map(([operation, route]) => ({ operation, route, segments: route.path.split("/") }))
    .sort((a, b) => comparePaths(a.route.path, b.route.path));
  return (method, path) => {
    const segments = decodeSegments(path);
    return segments && table.find((entry) => entry.route.method === method && fits(entry.segments, segments));
  };
}

/**
 * Finds the endpoint of a raw request as it is to be sent, which a middleware may have changed.
 *
 * @param template the path with its braces, where it is known: what fills them may be an email address
 * @throws {StytchConfigError} for a request to a server that isn't the operation's
 */
export function findEndpoint(
  context: ClientContext,
  findRoute: FindRoute,
  { method, url }: Pick<Request, "method" | "url">,
  template?: string,
): Endpoint {
  const pathBelow = (server: string): string => url.slice(server.length).replace(/[?#].*/s, "");
  // The longest first, as one server's base URL may be below another's.
  const servers = Object.values(context.servers)
    .filter((server) => isBelow(server, url))
    .sort((a, b) => b.length - a.length);
  let isKnown = false;
  for (const server of servers) {
    const found = findRoute(method, pathBelow(server));
    const endpoint = found && createEndpoint(context, found.operation, found.route);
    if (endpoint?.server === server) return endpoint;
    isKnown ||= found !== undefined;
  }
  const [server] = servers;
  if (server === undefined || isKnown) throw wrongServer();
  const path = template?.replace(/[?#].*/s, "") ?? pathBelow(server);
  const route = bare({ method, path, retry: safetyOf(method) });
  return createEndpoint({ ...context, servers: { api: server } }, `${method} ${path}`, route);
}
