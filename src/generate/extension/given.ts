import type { Method, OpenAPIDocument, Operation, PathItem, Server } from "../openapi.ts";

/** An operation as someone wrote it for themselves, of which much may be left out. */
export type GivenOperation = Partial<Operation>;

/** A path as someone wrote it. */
export type GivenItem = Omit<PathItem, Method> & { [method in Method]?: GivenOperation };

/** A document that someone keeps beside the package's, valid by OpenAPI alone. */
export interface GivenDocument extends Pick<OpenAPIDocument, "security" | "servers" | "x-namespaces"> {
  tags?: { name: string; description?: string }[];
  paths?: Record<string, GivenItem>;
  components?: Partial<OpenAPIDocument["components"]>;
}

/** An operation of it, with what its path and its document say of all of theirs. */
export interface GivenRoute {
  readonly path: string;
  readonly method: Method;
  readonly operation: GivenOperation;
  /** The parameters of all operations of its path. */
  readonly shared: NonNullable<PathItem["parameters"]>;
}

/**
 * An operation with the servers and the security that hold for it.
 *
 * @param usual the servers that the package's document has, which say nothing
 */
export function inheritedParts(
  { servers, security }: GivenDocument,
  item: GivenItem,
  operation: GivenOperation,
  usual: readonly Server[],
): GivenOperation {
  const isUsual = servers?.every(({ url }) => usual.some((server) => server.url === url)) ?? true;
  const own = operation.servers ?? item.servers ?? (isUsual ? undefined : servers);
  // That the project's secret goes to another server is said of each operation that does it.
  const shared = own && security?.length !== 0 ? undefined : security;
  const proof = operation.security ?? shared;
  return { ...operation, ...(own && { servers: own }), ...(proof && { security: proof }) };
}
