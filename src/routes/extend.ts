import type { Route, ServerUrls } from "../../generated/routes.ts";
import { StytchConfigError } from "../errors/config.ts";
import { bare, documentedApi, type ApiDescription } from "./api.ts";

/**
 * An operation of a document of one's own: a {@link Route}, perhaps on a server of its own.
 *
 * @example
 * const route: ExtensionRoute = {
 *   method: "GET",
 *   path: "/v1/reports/{report_id}",
 *   accessor: ["reports", "get"],
 *   retry: "read",
 * };
 */
export interface ExtensionRoute extends Omit<Route, "server"> {
  readonly server?: string;
}

/**
 * The operations of a document of one's own, as `npx stytch-fetch generate` writes them.
 *
 * @example
 * const extension: ApiExtension = { routes: { listReports } };
 */
export interface ApiExtension {
  /** The operations, by operationId. One of the package's own may stand here with other `reserved` values alone. */
  readonly routes: Readonly<Record<string, ExtensionRoute>>;
  /** Servers beside the API's own, by name: `reports` makes the option `reportsBaseUrl`. */
  readonly servers?: Readonly<Record<string, ServerUrls>>;
  /** Names of fields that requests have secrets in, which errors then don't show. */
  readonly secretFields?: readonly string[];
}

/**
 * Adds operations to the API that a client is made for, for its option `api`. The code that `npx stytch-fetch generate`
 * writes calls it, and has the types.
 *
 * @throws {StytchConfigError} for an operation whose name the package has already, as after an update of it
 * @example
 * const api = extendApi({ routes });
 * const stytch = createStytch({ projectId, secret, api });
 */
export function extendApi({ routes, servers = {}, secretFields = [] }: ApiExtension): ApiDescription {
  const known = new Map(Object.entries(documentedApi.routes).map(([id, route]) => [nameOf(route), id]));
  for (const [id, route] of Object.entries(routes)) {
    const owner = known.get(nameOf(route));
    const own = Object.hasOwn(documentedApi.routes, id) ? documentedApi.routes[id]! : undefined;
    if (owner !== undefined && owner !== id) throw twice(`the method ${nameOf(route)}`);
    if (own && nameOf(own) !== nameOf(route)) throw twice(`the operation ${id}`);
  }
  for (const name of Object.keys(servers)) {
    if (Object.hasOwn(documentedApi.servers, name)) throw twice(`the server ${name}`);
  }
  const all = { ...documentedApi.servers, ...servers };
  for (const [id, { server = "api" }] of Object.entries(routes)) {
    if (Object.hasOwn(all, server)) continue;
    throw new StytchConfigError(
      `${id} goes to the server ${server}, which isn't there. Add it to \`servers\`.`,
    );
  }
  return {
    ...documentedApi,
    routes: {
      ...documentedApi.routes,
      ...Object.fromEntries(Object.entries(routes).map(([id, route]) => [id, bare(routeOf(id, route))])),
    },
    servers: all,
    secretFields: [...documentedApi.secretFields, ...secretFields],
  };
}

/** The package's own stays as this version has it: the file may have been made with another. */
function routeOf(id: string, route: ExtensionRoute): Route {
  if (!Object.hasOwn(documentedApi.routes, id)) return { ...route } as Route;
  const own = documentedApi.routes[id]!;
  const reserved = Object.entries(route.reserved ?? {}).map(([name, values]) => [
    name,
    [...new Set([...(own.reserved?.[name] ?? []), ...values])],
  ]);
  return { ...own, reserved: { ...own.reserved, ...(Object.fromEntries(reserved) as Route["reserved"]) } };
}

function nameOf({ accessor }: ExtensionRoute): string {
  return accessor.join(".");
}

function twice(what: string): StytchConfigError {
  return new StytchConfigError(
    `stytch-fetch has ${what} itself. Rename it in your document, or remove it, and run \`npx stytch-fetch generate\` again.`,
  );
}
