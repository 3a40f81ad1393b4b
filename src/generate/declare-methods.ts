import { flatName } from "../routes/flat-name.ts";
import { typeName } from "./names.ts";
import { describeNamespace } from "./namespaces.ts";
import { resolve, type OpenAPIDocument, type Parameter, type Schema } from "./openapi.ts";
import type { Route } from "./route.ts";
import { typesOf } from "./schema-fields.ts";
import { docComment, key } from "./text.ts";

/** The declarations of operations as methods, each as TypeScript. They refer to schemas by name. */
export interface MethodDeclarations {
  /** The names of the schemas that they refer to. */
  readonly schemas: readonly string[];
  readonly params: readonly string[];
  /** The interfaces of the namespaces, inner ones first: the last one has them all. */
  readonly namespaces: readonly string[];
  /** The flat functions, the params and results by operationId, and the operationIds by method. */
  readonly operations: string;
  readonly operationTypes: string;
  readonly methodNames: string;
}

const ALL = { name: "Methods", doc: "The client's methods, by resource." };

/**
 * Declares operations as methods.
 *
 * One by one, because a mapped type over the table costs the compiler some hundred times more for each call, and because a
 * declared signature is what an editor can show and jump to.
 */
export function declareMethods(
  document: OpenAPIDocument,
  routes: readonly Route[],
  { name, doc }: Pick<Namespace, "name" | "doc"> = ALL,
): MethodDeclarations {
  const root: Namespace = { name, doc, namespaces: new Map(), routes: [] };
  for (const route of routes) addRoute(document, root, route);
  return {
    schemas: [...new Set(routes.flatMap(schemaNames))].sort(),
    params: [
      ...routes.map((route) => emitParams(document, route)).filter(Boolean),
      ...routes.filter((route) => route.pages).map(emitWalkParams),
    ],
    namespaces: emitNamespace(root),
    operations: emitOperations(routes),
    operationTypes: emitOperationTypes(routes),
    methodNames: emitMethodNames(routes),
  };
}

function emitOperations(routes: readonly Route[]): string {
  const doc = docComment("The operations as flat functions, named by camel-cased operationId.");
  return `${doc}export interface Operations<Options> {\n${routes.map(emitFlat).join("\n")}\n}`;
}

function emitOperationTypes(routes: readonly Route[]): string {
  const doc = docComment(
    "The params and the result of each operation, by operationId, and apart from each other the body and the query's names.",
  );
  const members = routes.map((route) => {
    const params = `${paramsType(route)}${isOptional(route) ? " | undefined" : ""}`;
    return `${docComment(route.operation.summary + ".")}${route.id}: { params: ${params}; result: ${resultType(route)};${requestParts(route)} };`;
  });
  return `${doc}export interface OperationTypes {\n${members.join("\n")}\n}`;
}

function requestParts({ body, queryParameters }: Route): string {
  const names = queryParameters.map(({ name }) => JSON.stringify(name)).join(" | ");
  return `${body && !body.empty ? ` body: ${body.schema};` : ""}${names && ` query: ${names};`}`;
}

function emitMethodNames(routes: readonly Route[]): string {
  const doc = docComment("The operationId of each method, by the method's name.");
  const members = routes.map(
    ({ accessor, id }) => `${JSON.stringify(accessor.join("."))}: ${JSON.stringify(id)};`,
  );
  return `${doc}export interface MethodNames {\n${members.join("\n")}\n}`;
}

/** A level of the client: `stytch.users`, or `stytch.magicLinks.email`. */
interface Namespace {
  name: string;
  doc: string;
  namespaces: Map<string, Namespace>;
  routes: Route[];
}

function addRoute(document: OpenAPIDocument, root: Namespace, route: Route): void {
  let namespace = root;
  for (const [depth, part] of route.accessor.slice(0, -1).entries()) {
    let next = namespace.namespaces.get(part);
    if (!next) {
      const path = route.accessor.slice(0, depth + 1);
      const doc = describeNamespace(document, path, route);
      next = { name: typeName(path), doc, namespaces: new Map(), routes: [] };
      namespace.namespaces.set(part, next);
    }
    namespace = next;
  }
  namespace.routes.push(route);
}

function emitNamespace({ name, doc, namespaces, routes }: Namespace): string[] {
  const members = [
    ...[...namespaces].map(
      ([part, inner]) => `${docComment(inner.doc)}readonly ${key(part)}: ${inner.name}<Options>;`,
    ),
    ...routes.map((route) => `${methodDoc(route)}${signature(route.accessor.at(-1)!, route)}`),
    ...routes.filter((route) => route.pages).map(emitSearchAll),
  ];
  const own = `${docComment(doc)}export interface ${name}<Options> {\n${members.join("\n")}\n}`;
  return [...[...namespaces.values()].flatMap(emitNamespace), own];
}

function methodDoc({ operation, method, path }: Route): string {
  const { summary, description, externalDocs, deprecated } = operation;
  return docComment(
    `${summary}.`,
    description.trim(),
    `\`${method} ${path}\``,
    [externalDocs && `@see ${externalDocs.url}`, deprecated && "@deprecated"].filter(Boolean).join("\n"),
  );
}

/** A flat function: the method of another name, whose documentation stands there alone. */
function emitFlat({ id, accessor, operation: { summary, deprecated } }: Route): string {
  const method = accessor.at(-1)!;
  const namespace = typeName(accessor.slice(0, -1));
  const doc = docComment(`${summary}. See {@link ${namespace}.${method}}.`, deprecated && "@deprecated");
  return `${doc}readonly ${flatName(id)}: ${namespace}<Options>[${JSON.stringify(method)}];`;
}

function signature(name: string, route: Route): string {
  // A property, not a method: each may be taken out of its object and called alone.
  return `readonly ${key(name)}: (params${isOptional(route) ? "?" : ""}: ${paramsType(route)}, options?: Options) => APIPromise<${resultType(route)}>;`;
}

function emitSearchAll(route: Route): string {
  const { pages, accessor } = route;
  const name = accessor.at(-1)!;
  const doc = docComment(
    `Every item that \`${name}\` finds, page after page, each fetched when it is needed.`,
    `\`limit\` is the size of a page. Break out of the loop to stop; \`.pages()\` gives whole answers. With ` +
      `\`prefetch\` the next page comes while this one is consumed, and \`cursor\` goes on where another walk stood.`,
    "@throws {StytchResponseError} in the loop, for an answer without its list, a cursor that comes back, or an end " +
      "that the total contradicts. `.cursor` tells where to go on.",
  );
  const optional = isOptional(route) ? "?" : "";
  return `${doc}readonly ${key(`${name}All`)}: (params${optional}: ${walkName(route)}, options?: Options & PageOptions) => Pages<${pages!.item}, ${resultType(route)}>;`;
}

/** A search's params with a cursor that may be undefined, as it is on the first page of the walk it is taken from. */
function emitWalkParams(route: Route): string {
  const doc = docComment(`Params of a walk over all pages of \`${route.id}\`, and where to begin.`);
  const cursor = docComment(
    "Where to begin: the `cursor` of an earlier walk, or a `next_cursor`. Without it, at the first page.",
  );
  return `${doc}export interface ${walkName(route)} extends Omit<${paramsType(route)}, "cursor"> {\n${cursor}cursor?: string | undefined;\n}`;
}

function walkName({ id }: Route): string {
  return `${id}AllParams`;
}

/** The type of a call's one params object: path and query parameters, and the body's fields beside them. */
function emitParams(document: OpenAPIDocument, route: Route): string {
  const own = [...route.pathParameters, ...route.queryParameters];
  if (own.length === 0) return "";
  const { id, body, operation } = route;
  const fields = `{\n${own.map((parameter) => emitParameter(document, parameter)).join("\n")}\n}`;
  const doc = docComment(`Params of \`${id}\`. ${operation.summary}.`);
  return body && !body.empty
    ? `${doc}export type ${paramsName(id)} = ${fields} & ${body.schema};`
    : `${doc}export interface ${paramsName(id)} ${fields}`;
}

function emitParameter(document: OpenAPIDocument, parameter: Parameter): string {
  const { name, description, schema, "x-option": option } = parameter;
  const fallback = option && `Left out: the client's \`${option}\`.`;
  const [mark, absent] = isNeeded(parameter) ? ["", ""] : ["?", " | undefined"];
  return `${docComment(description, fallback)}${key(name)}${mark}: ${parameterType(document, schema)}${absent};`;
}

/** Whether a call must give it. */
function isNeeded({ required, "x-option": option }: Parameter): boolean {
  return (required ?? false) && !option;
}

/** A parameter's type, spelled out: `string` tells more in an editor than the name of an id's schema. */
function parameterType(document: OpenAPIDocument, schema: Schema): string {
  const target = resolve(document, schema);
  if (Array.isArray(target["enum"])) return target["enum"].map((value) => JSON.stringify(value)).join(" | ");
  const types = typesOf(document, target).map((type) =>
    type === "array"
      ? `readonly (${parameterType(document, target["items"] as Schema)})[]`
      : (PRIMITIVES[type] ?? "string"),
  );
  return types.length === 0 ? "string" : [...new Set(types)].join(" | ");
}

const PRIMITIVES: Record<string, string> = { integer: "number", number: "number", boolean: "boolean" };

/** The type of what a call gives: an object without fields where the answer has no body. */
function resultType({ result = "Record<string, never>" }: Route): string {
  return result;
}

function paramsName(id: string): string {
  return `${id}Params`;
}

function paramsType({ id, pathParameters, queryParameters, body }: Route): string {
  if (pathParameters.length + queryParameters.length > 0) return paramsName(id);
  return body && !body.empty ? body.schema : "Record<string, never>";
}

/** Whether a call may leave its params out: what is sent then is a body without fields, where there is a body. */
function isOptional({ pathParameters, queryParameters, body }: Route): boolean {
  const needed = [...pathParameters, ...queryParameters].some(isNeeded);
  return !needed && (!body?.required || body.optional);
}

function schemaNames({ body, result, pages }: Route): string[] {
  return [
    ...(result === undefined ? [] : [result]),
    ...(body && !body.empty ? [body.schema] : []),
    ...(pages ? [pages.item] : []),
  ];
}
