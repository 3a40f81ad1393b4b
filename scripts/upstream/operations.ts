import { mergeParameters } from "../../src/generate/merge-parameters.ts";
import {
  METHODS,
  OTHER_METHODS,
  resolve,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
  type PathItem,
} from "../../src/generate/openapi.ts";
import { resolveParameters } from "../../src/generate/parameters.ts";

/** An operation where it stands. */
export interface Placed {
  /** As `POST /v1/users`: the provider has operationIds that two operations share. */
  readonly key: string;
  readonly item: PathItem;
  readonly operation: Operation;
}

/** Every method that OpenAPI knows. Those that the client doesn't send are a lack, too. */
export const ALL_METHODS = [...METHODS, ...OTHER_METHODS] as const;

/** Lists a document's operations by method and path. */
export function listOperations(document: OpenAPIDocument): Map<string, Placed> {
  const entries = Object.entries(document.paths).flatMap(([path, item]) =>
    ALL_METHODS.flatMap((method): [string, Placed][] => {
      const operation = (item as Record<string, Operation | undefined>)[method];
      const key = `${method.toUpperCase()} ${path}`;
      return operation ? [[key, { key, item, operation }]] : [];
    }),
  );
  return new Map(entries);
}

/** Lists the parameters of an operation by place and name: its own stand before its path's of the same place and name. */
export function parametersOf(
  document: OpenAPIDocument,
  { item, operation }: Pick<Placed, "item" | "operation">,
): Map<string, Parameter> {
  const all = mergeParameters(...resolveParameters(document, operation.parameters, item.parameters));
  return new Map(all.map((parameter) => [`${parameter.in} ${parameter.name}`, parameter]));
}

/** The request's body, which other documents than ours may have among their components. */
export function bodyOf(document: OpenAPIDocument, { operation }: Placed): Operation["requestBody"] {
  return operation.requestBody && resolve(document, operation.requestBody);
}

/** Lists the requests that the provider sends, as `webhook user.created`. They may be without an operationId. */
export function listWebhooks(document: OpenAPIDocument): Map<string, PathItem> {
  const webhooks = (document.webhooks ?? {}) as Record<string, PathItem>;
  return new Map(Object.entries(webhooks).map(([name, item]) => [`webhook ${name}`, item]));
}
