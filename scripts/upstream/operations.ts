import { METHODS, type OpenAPIDocument, type Operation, type PathItem } from "../../src/generate/openapi.ts";

/** An operation where it stands. */
export interface Placed {
  /** As `POST /v1/users`: the provider has operationIds that two operations share. */
  readonly key: string;
  readonly item: PathItem;
  readonly operation: Operation;
}

/** Lists a document's operations by method and path. */
export function listOperations(document: OpenAPIDocument): Map<string, Placed> {
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): [string, Placed][] => {
      const operation = item[method];
      const key = `${method.toUpperCase()} ${path}`;
      return operation ? [[key, { key, item, operation }]] : [];
    }),
  );
  return new Map(entries);
}
