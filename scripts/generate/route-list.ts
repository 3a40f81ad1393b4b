import {
  DocumentError,
  METHODS,
  refName,
  resolve,
  type Method,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
  type Schema,
} from "./openapi.ts";

/** One operation, with everything the emitted files say about it. */
export interface Route {
  id: string;
  /** Where the client's method stands: `["users", "create"]` for `stytch.users.create`. */
  accessor: string[];
  method: Uppercase<Method>;
  path: string;
  pathParameters: Parameter[];
  queryParameters: Parameter[];
  /** The name of the request's schema, whether a body must be sent, and whether there is nothing to put in it. */
  body?: { schema: string; required: boolean; empty: boolean; contentType?: "form" };
  /** The name of the success answer's schema. */
  result: string;
  pages?: Pages;
  /** For each path parameter, the values that would make the request another operation's. */
  reserved: Record<string, string[]>;
  /** The form of its errors, where it isn't the API's. */
  errors?: "oauth";
  operation: Operation;
}

/** How the answers of a search form pages. */
export interface Pages {
  /** Where the items stand, and the name of their schema. */
  items: string;
  item: string;
  /** Where the next page's cursor stands, outermost key first. */
  cursor: string[];
  /** Where the number of items on all pages stands. */
  total: string[];
}

/** Every operation of the document, in its order. */
export function listRoutes(document: OpenAPIDocument): Route[] {
  const routes: Route[] = [];
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) routes.push(describe(document, path, method, operation));
    }
  }
  refuseDoubleNames(routes);
  for (const route of routes) route.reserved = reservedValues(route, routes);
  return routes;
}

function describe(document: OpenAPIDocument, path: string, method: Method, operation: Operation): Route {
  const parameters = [...(document.paths[path]?.parameters ?? []), ...(operation.parameters ?? [])].map(
    (parameter) => resolve(document, parameter),
  );
  const result = successSchema(document, operation);
  return {
    id: operation.operationId,
    accessor: operation["x-method"]?.split(".") ?? deriveAccessor(operation),
    method: method.toUpperCase() as Uppercase<Method>,
    path,
    pathParameters: parameters.filter((parameter) => parameter.in === "path"),
    queryParameters: parameters.filter((parameter) => parameter.in === "query"),
    ...describeBody(document, operation),
    result,
    ...(operation["x-pagination"] && { pages: describePages(document, operation, result) }),
    reserved: {},
    operation,
  };
}

/** `users.deleteTOTP` from the tag `Users` and the operationId `api_user_v1_DeleteTOTP`. */
function deriveAccessor({ tags: [tag = ""], operationId }: Operation): string[] {
  const words = tag.split(/\W+/).filter(Boolean);
  const namespace = words.map((word, index) => (index ? capitalize(word) : word.toLowerCase())).join("");
  return [namespace, uncapitalize(operationId.slice(operationId.lastIndexOf("_") + 1))];
}

/** `apiUserV1DeleteTOTP` from `api_user_v1_DeleteTOTP`. */
export function flatName(operationId: string): string {
  return uncapitalize(operationId.split("_").map(capitalize).join(""));
}

export function capitalize(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1);
}

function uncapitalize(word: string): string {
  return word.slice(0, 1).toLowerCase() + word.slice(1);
}

function describeBody(document: OpenAPIDocument, operation: Operation): Pick<Route, "body"> {
  const { required = false, content } = operation.requestBody ?? {};
  const body = content?.["application/json"]?.schema;
  if (!body) return {};
  const schema = named(operation, "request body", body);
  const { properties, allOf, anyOf, oneOf } = document.components.schemas[schema] ?? {};
  const empty = Object.keys(properties ?? {}).length === 0 && !allOf && !anyOf && !oneOf;
  return { body: { schema, required, empty } };
}

function successSchema(document: OpenAPIDocument, operation: Operation): string {
  const status = Object.keys(operation.responses).find((code) => code.startsWith("2"));
  const response = status && operation.responses[status];
  const schema = response && resolve(document, response).content?.["application/json"]?.schema;
  if (!schema) {
    throw new DocumentError([
      `${operation.operationId} has no application/json success answer; give its 2xx response one.`,
    ]);
  }
  return named(operation, "success answer", schema);
}

function named({ operationId }: Operation, what: string, schema: Schema): string {
  if (schema.$ref) return refName(schema.$ref);
  throw new DocumentError([
    `${operationId}: the schema of the ${what} has no name; move it to openapi/schemas/ and refer to it.`,
  ]);
}

function describePages(document: OpenAPIDocument, operation: Operation, result: string): Pages {
  const { items, cursor, total } = operation["x-pagination"]!;
  const list = document.components.schemas[result]?.["properties"] as Record<string, Schema> | undefined;
  const item = list?.[items]?.["items"] as Schema | undefined;
  if (!item) {
    throw new DocumentError([
      `${operation.operationId}: x-pagination names the items \`${items}\`, which ${result} does not have as an array.`,
    ]);
  }
  const path = (text: string): string[] => {
    const keys = text.split(".");
    if (hasField(document, { $ref: result }, keys)) return keys;
    throw new DocumentError([
      `${operation.operationId}: x-pagination names \`${text}\`, which ${result} does not have.`,
    ]);
  };
  return {
    items,
    item: named(operation, "items of a page", item),
    cursor: path(cursor),
    total: path(total),
  };
}

function hasField(document: OpenAPIDocument, schema: Schema, [key, ...rest]: string[]): boolean {
  if (key === undefined) return true;
  const { properties } = schema.$ref ? document.components.schemas[refName(schema.$ref)]! : schema;
  const field = (properties as Record<string, Schema> | undefined)?.[key];
  return field !== undefined && hasField(document, field, rest);
}

function refuseDoubleNames(routes: Route[]): void {
  const seen = new Map<string, string>();
  for (const { id, accessor } of routes) {
    const name = accessor.join(".");
    const other = seen.get(name);
    if (other) {
      throw new DocumentError([`${id} and ${other} both become ${name}; give one of them an x-method.`]);
    }
    seen.set(name, id);
  }
}

/**
 * `DELETE /v1/users/{user_id}/external_id` with the user id `emails` is `DELETE /v1/users/emails/{email_id}`,
 * because literal segments win (OpenAPI 3.1.1 §4.8.8.2). Such values are found here, and the client refuses them.
 */
function reservedValues(route: Route, routes: Route[]): Record<string, string[]> {
  const reserved: Record<string, string[]> = {};
  const segments = route.path.split("/");
  for (const other of routes) {
    const others = other.path.split("/");
    if (other === route || other.method !== route.method || others.length !== segments.length) continue;
    const first = segments.findIndex((segment, index) => segment !== others[index]);
    const here = segments[first] ?? "";
    const there = others[first] ?? "";
    const meets = segments.every(
      (segment, i) => segment === others[i] || isParameter(segment) || isParameter(others[i]!),
    );
    if (meets && isParameter(here) && !isParameter(there)) (reserved[here.slice(1, -1)] ??= []).push(there);
  }
  return reserved;
}

function isParameter(segment: string): boolean {
  return segment.startsWith("{");
}
