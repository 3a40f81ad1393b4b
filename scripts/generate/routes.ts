import type { Route } from "./route-list.ts";
import type { Servers } from "./servers.ts";
import { docComment, NOTICE } from "./text.ts";

/** `generated/routes.ts`: the table from which the client's methods, the sandbox's router and the CLI come. */
export function emitRoutes(routes: readonly Route[], servers: Servers): string {
  return `// ${NOTICE}

/**
 * One operation: where its request goes, and what a caller must know to send it safely. What is left out is as in most
 * operations.
 */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** Where the client's method stands: \`["users", "create"]\` is \`stytch.users.create\`. */
  readonly accessor: readonly string[];
  /** \`read\` changes nothing; \`idempotent\` may be sent twice; \`unsafe\` may not. */
  readonly retry: "read" | "idempotent" | "unsafe";
  /**
   * What proves who calls: nothing, or \`client_id\` and \`client_secret\` in the form that is the body. Left out: the
   * project's id and secret, by HTTP Basic.
   */
  readonly credentials?: "none" | "form";
  /** The body's media type: \`application/x-www-form-urlencoded\`. Left out: JSON. */
  readonly contentType?: "form";
  /** The server that takes it. Left out: \`api\`. */
  readonly server?: ServerName;
  /** The form of its errors: OAuth's \`error\`, \`error_description\`, \`error_uri\` (RFC 6749 §5.2). Left out: the API's own. */
  readonly errors?: "oauth";
  /** Path parameters that an option of the client fills where a call leaves them out, with the option's name. */
  readonly fromOptions?: Readonly<Record<string, "projectId">>;
  /** Values of a path parameter that would make the request another operation's. */
  readonly reserved?: Readonly<Record<string, readonly string[]>>;
  /** Where a page's items stand, and the paths to the next page's cursor and to the number of items on all pages. */
  readonly pages?: {
    readonly items: string;
    readonly cursor: readonly string[];
    readonly total?: readonly string[];
  };
}

/** A server's address, for projects of the test and of the live environment. */
export interface ServerUrls {
  readonly test: string;
  readonly live: string;
}

/** The servers of the document. */
export const servers = ${JSON.stringify(servers)} as const satisfies Readonly<Record<string, ServerUrls>>;

/** The name of a server of the document. */
export type ServerName = keyof typeof servers;

/** Every operation, by operationId. */
export const routes: { readonly [Id in OperationId]: Route } = {
${routes.map(emitRoute).join("\n")}
};

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
