import type { Route } from "./route.ts";
import type { Servers } from "./servers.ts";
import { docComment, NOTICE, readTemplate } from "./text.ts";

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
  const { id, method, path, accessor, credentials, body, server, errors, pages, operation } = route;
  const fromOptions = route.pathParameters.flatMap(({ name, "x-option": option }) =>
    option ? [[name, option] as const] : [],
  );
  // What is undefined is left out.
  const entry = {
    method,
    path,
    accessor,
    retry: operation["x-retry-safety"],
    credentials,
    contentType: body?.contentType,
    server,
    errors,
    fromOptions: fromOptions.length > 0 ? Object.fromEntries(fromOptions) : undefined,
    reserved: Object.keys(route.reserved).length > 0 ? route.reserved : undefined,
    pages: pages && { items: pages.items, cursor: pages.cursor, total: pages.total },
  };
  return `${docComment(operation.summary + ".")}${id}: ${JSON.stringify(entry)},`;
}
