import type { Route } from "./route-list.ts";
import { docComment, NOTICE } from "./text.ts";

/** `generated/routes.ts`: the table from which the client's methods, the sandbox's router and the CLI come. */
export function emitRoutes(routes: Route[]): string {
  return `// ${NOTICE}

/** One operation: where its request goes, and what a caller must know to send it safely. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** The path, with its parameters in braces. */
  readonly path: string;
  /** Where the client's method stands: \`["users", "create"]\` is \`stytch.users.create\`. */
  readonly accessor: readonly string[];
  /** \`read\` changes nothing; \`idempotent\` may be sent twice; \`unsafe\` may not. */
  readonly retry: "read" | "idempotent" | "unsafe";
  /** Values of a path parameter that would make the request another operation's. */
  readonly reserved?: Readonly<Record<string, readonly string[]>>;
  /** Where a page's items stand, and the paths to the next page's cursor and to the number of items on all pages. */
  readonly pages?: {
    readonly items: string;
    readonly cursor: readonly string[];
    readonly total: readonly string[];
  };
}

/** Every operation, by operationId. */
export const routes: { readonly [Id in OperationId]: Route } = {
${routes.map(emitRoute).join("\n")}
};

/** The operationIds of the document. */
export type OperationId = ${routes.map(({ id }) => JSON.stringify(id)).join(" | ")};
`;
}

function emitRoute({ id, method, path, accessor, reserved, pages, operation }: Route): string {
  const route = {
    method,
    path,
    accessor,
    retry: operation["x-retry-safety"],
    ...(Object.keys(reserved).length > 0 && { reserved }),
    ...(pages && { pages: { items: pages.items, cursor: pages.cursor, total: pages.total } }),
  };
  return `${docComment(operation.summary + ".")}${id}: ${JSON.stringify(route)},`;
}
