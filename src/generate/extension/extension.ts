import type { ApiExtension, ExtensionRoute } from "../../routes/extend.ts";
import type { Findings } from "../findings.ts";
import { withMethodNames } from "../method-names.ts";
import type { OpenAPIDocument, PathItem } from "../openapi.ts";
import { routeEntry } from "../route-entry.ts";
import { listRoutes } from "../route-list.ts";
import type { Route } from "../route.ts";
import { listSecretFields } from "../secret-fields.ts";
import { listServers } from "../servers.ts";
import { closure } from "./base-parts.ts";
import type { GivenDocument } from "./given.ts";
import { layOver, type Overlay } from "./lay-over.ts";
import { refusePartRefs, refuseSent } from "./refusals.ts";
import { refuseNames } from "./type-names.ts";

/** The operations that a document of someone's own adds to the package's. */
export interface Extension extends Pick<Overlay, "sharedPaths"> {
  /** The added paths alone, with all schemas that they refer to. */
  readonly document: OpenAPIDocument;
  readonly routes: readonly Route[];
  /** The names of the schemas that the package doesn't have. */
  readonly schemas: ReadonlySet<string>;
  /** The namespaces of the client that both have methods in: `users`. */
  readonly sharedNamespaces: ReadonlySet<string>;
  /** The tables that the client goes by. */
  readonly tables: ApiExtension;
}

/**
 * Lays a document of someone's own over the package's: what is in it and not in the package's is added. What both have, each
 * in the same way, as in a copy of the whole, is the package's.
 *
 * @param given the document, bundled, with what it refers to of the package's
 * @param base the package's document, as `openapi.json` has it
 * @throws {DocumentError} with all that can't be added as it is described
 */
export function readExtension(given: GivenDocument, base: OpenAPIDocument, findings: Findings): Extension {
  const { whole, added, sharedPaths } = layOver(structuredClone(given), base, findings);
  // An operation without its name would be told of again, in other words.
  findings.throwIfAny();
  const document = withMethodNames(whole);
  const all = listRoutes(document, findings);
  const servers = Object.entries(listServers(document, findings));
  const routes = all.filter(({ id }) => added.has(id));
  const narrowed = narrow(document, routes);
  const schemas = Object.keys(narrowed.components.schemas).filter(
    (name) => !Object.hasOwn(base.components.schemas, name),
  );
  for (const route of routes) refuseSent(document, route, findings);
  refuseNames(routes, schemas, findings);
  refusePartRefs(narrowed, schemas, findings);
  const known = listServers(base, findings);
  const changed = changedRoutes(all, listRoutes(base, findings));
  findings.throwIfAny();
  return {
    document: narrowed,
    routes,
    schemas: new Set(schemas),
    sharedPaths,
    sharedNamespaces: sharedOf(
      routes,
      all.filter(({ id }) => !added.has(id)),
    ),
    tables: {
      routes: Object.fromEntries([...routes, ...changed].map(toEntry)),
      servers: Object.fromEntries(servers.filter(([name]) => !Object.hasOwn(known, name))),
      secretFields: listSecretFields(narrowed, routes),
    },
  };
}

/** The document with the paths of some routes alone, and the schemas that they need. */
function narrow(document: OpenAPIDocument, routes: readonly Route[]): OpenAPIDocument {
  const paths: Record<string, PathItem> = {};
  for (const { path, method, operation } of routes) {
    paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return { ...document, paths, components: { schemas: closure(paths, document.components.schemas) } };
}

/** The package's routes for which an added path takes a value away. */
function changedRoutes(all: readonly Route[], base: readonly Route[]): Route[] {
  const before = new Map(base.map(({ id, reserved }) => [id, JSON.stringify(reserved)]));
  return all.filter(({ id, reserved }) => before.has(id) && before.get(id) !== JSON.stringify(reserved));
}

function sharedOf(routes: readonly Route[], others: readonly Route[]): Set<string> {
  const known = new Set(others.map(({ accessor }) => accessor[0]!));
  return new Set(routes.map(({ accessor }) => accessor[0]!).filter((name) => known.has(name)));
}

function toEntry(route: Route): [string, ExtensionRoute] {
  return [route.id, routeEntry(route)];
}
