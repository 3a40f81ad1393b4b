import type { Route } from "../../../generated/routes.ts";
import type { ApiDescription } from "../../routes/api.ts";
import { createMatcher, isOnPath } from "../../routes/match.ts";
import type { Endpoint } from "../../transport/call.ts";
import type { ClientContext } from "../../transport/context.ts";
import { isBelow, wrongServer } from "../../transport/send.ts";
import { createEndpoint } from "../endpoint.ts";

/** An operation of the API. */
export interface FoundRoute {
  readonly operationId: string;
  readonly route: Route;
}

/** The safety of a request that the document doesn't know: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2 */
const SAFETY: Partial<Record<string, Route["retry"]>> = {
  GET: "read",
  HEAD: "read",
  PUT: "idempotent",
  DELETE: "idempotent",
};

/** Finds out which operation a raw call is for. */
export class EndpointFinder {
  readonly #context: ClientContext;
  readonly #api: ApiDescription;
  readonly #match;

  constructor(context: ClientContext, api: ApiDescription) {
    this.#context = context;
    this.#api = api;
    this.#match = createMatcher(api.routes);
  }

  /** Finds the route of a path as the caller writes it: with braces, or filled. */
  findRoute(method: string, path: string): FoundRoute | undefined {
    const found = Object.entries(this.#api.routes).find(
      ([, route]) => route.method === method && route.path === path,
    );
    if (found) return { operationId: found[0], route: found[1] };
    const match = this.#match(method, path);
    return match?.kind === "match" ? match : undefined;
  }

  /**
   * Finds the endpoint of a request as it is to be sent, which a middleware may have changed.
   *
   * @param named the route that the caller named
   * @throws {StytchConfigError} for a request to a server that isn't the operation's
   */
  findEndpoint(method: string, url: string, named: FoundRoute | undefined): Endpoint {
    const endpoint = named && createEndpoint(this.#context, named.operationId, named.route);
    if (endpoint?.method === method && isBelow(endpoint.server, url)) {
      if (isOnPath(endpoint.path, pathBelow(endpoint.server, url))) return endpoint;
    }
    // One server's base URL may be below another's.
    const servers = [...new Set(Object.values(this.#context.servers))]
      .filter((server) => isBelow(server, url))
      .sort((a, b) => b.length - a.length);
    const found = servers.flatMap((server) => {
      const match = this.#match(method, pathBelow(server, url));
      if (match?.kind !== "match") return [];
      return [{ server, endpoint: createEndpoint(this.#context, match.operationId, match.route) }];
    });
    const own = found.find(({ server, endpoint }) => server === endpoint.server);
    if (own) return own.endpoint;
    if (servers[0] === undefined || found.length > 0) throw wrongServer();
    return this.#unknown(method, servers[0], url);
  }

  #unknown(method: string, server: string, url: string): Endpoint {
    const path = pathBelow(server, url);
    const { authorization } = this.#context;
    return {
      operation: `${method} ${path}`,
      method,
      path,
      safety: SAFETY[method] ?? "unsafe",
      errors: undefined,
      server,
      authorization,
      hasFormCredentials: false,
    };
  }
}

function pathBelow(server: string, url: string): string {
  return url.slice(server.length).replace(/[?#].*/s, "");
}
