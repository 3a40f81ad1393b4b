import { routeEntry } from "../../src/generate/route-entry.ts";
import type { Route } from "../../src/generate/route.ts";
import type { Servers } from "../../src/generate/servers.ts";
import { docComment } from "../../src/generate/text.ts";
import { NOTICE, readTemplate } from "./text.ts";

/** `generated/routes.ts`: the table from which the client's methods, the sandbox's router and the CLI come. */
export function emitRoutes(
  routes: readonly Route[],
  servers: Servers,
  secretFields: readonly string[],
): string {
  return `// ${NOTICE}

${readTemplate("route")}
/** The servers of the document. */
export const servers = ${JSON.stringify(servers)} as const satisfies Readonly<Record<string, ServerUrls>>;

/** The name of a server of the document. */
export type ServerName = keyof typeof servers;

/** Every operation, by operationId. */
export const routes: { readonly [Id in OperationId]: Route } = {
${routes.map(emitRoute).join("\n")}
};

/** The names of the fields that requests have secrets in, which have the format "password". */
export const secretFields: readonly string[] = ${JSON.stringify(secretFields)};

/** The operationIds of the document. */
export type OperationId = ${routes.map(({ id }) => JSON.stringify(id)).join(" | ")};
`;
}

function emitRoute(route: Route): string {
  return `${docComment(route.operation.summary + ".")}${route.id}: ${JSON.stringify(routeEntry(route))},`;
}
