import { capitalize, flatName, type Route } from "./route-list.ts";
import type { OpenAPIDocument, Parameter } from "./openapi.ts";
import { SHARED_TYPES } from "./shared-types.ts";
import { docComment, key, NOTICE } from "./text.ts";

/**
 * `generated/methods.ts`: the signatures of the client.
 *
 * Declared one by one, because a mapped type over the table costs the compiler some hundred times more for each
 * call, and because a declared signature is what an editor can show and jump to.
 */
export function emitMethods(document: OpenAPIDocument, routes: Route[]): string {
  const namespaces = new Map<string, Namespace>();
  const root: Namespace = {
    name: "Methods",
    doc: "The client's methods, by resource.",
    namespaces,
    routes: [],
  };
  for (const route of routes) addRoute(document, root, route);
  const schemas = [...new Set(routes.flatMap(schemaNames))].sort();
  return `// ${NOTICE}
import type { ${schemas.join(", ")} } from "./schema.ts";


${SHARED_TYPES}
${[...routes.map(emitParams), ...routes.filter((route) => route.pages).map(emitWalkParams)].filter(Boolean).join("\n\n")}

${emitNamespace(root)}

${docComment("The operations as flat functions, named by camel-cased operationId.")}export interface Operations<Options> {
${routes.map((route) => `${methodDoc(route)}${signature(flatName(route.id), route)}`).join("\n")}
}

${docComment("What each operation takes and answers, by operationId.")}export interface OperationTypes {
${routes.map((route) => `${docComment(route.operation.summary + ".")}${route.id}: { params: ${paramsType(route)}${isOptional(route) ? " | undefined" : ""}; result: ${route.result} };`).join("\n")}
}
`;
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
  for (const part of route.accessor.slice(0, -1)) {
    let next = namespace.namespaces.get(part);
    if (!next) {
      const name = `${namespace === root ? "" : namespace.name.replace(/Methods$/, "")}${capitalize(part)}Methods`;
      const doc = document.tags.find((tag) => tag.name === route.operation.tags[0])?.description ?? "";
      next = { name, doc, namespaces: new Map(), routes: [] };
      namespace.namespaces.set(part, next);
    }
    namespace = next;
  }
  namespace.routes.push(route);
}

function emitNamespace({ name, doc, namespaces, routes }: Namespace): string {
  const members = [
    ...[...namespaces].map(
      ([part, inner]) => `${docComment(inner.doc)}readonly ${key(part)}: ${inner.name}<Options>;`,
    ),
    ...routes.map((route) => `${methodDoc(route)}${signature(route.accessor.at(-1)!, route)}`),
    ...routes.filter((route) => route.pages).map(emitSearchAll),
  ];
  const own = `${docComment(doc)}export interface ${name}<Options> {\n${members.join("\n")}\n}`;
  return [...[...namespaces.values()].map(emitNamespace), own].join("\n\n");
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

function signature(name: string, route: Route): string {
  // A property, not a method: each may be taken out of its object and called alone.
  return `readonly ${key(name)}: (params${isOptional(route) ? "?" : ""}: ${paramsType(route)}, options?: Options) => APIPromise<${route.result}>;`;
}

function emitSearchAll(route: Route): string {
  const { pages, accessor, result } = route;
  const name = accessor.at(-1)!;
  const doc = docComment(
    `Every item that \`${name}\` finds, page after page, each fetched when it is needed.`,
    `\`limit\` is the size of a page. Break out of the loop to stop; \`.pages()\` gives whole answers. With ` +
      `\`prefetch\` the next page comes while this one is consumed, and \`cursor\` goes on where another walk stood.`,
    "@throws {StytchResponseError} in the loop, for an answer without its list, a cursor that comes back, or an end " +
      "that the total contradicts. `.cursor` tells where to go on.",
  );
  const optional = isOptional(route) ? "?" : "";
  return `${doc}readonly ${key(`${name}All`)}: (params${optional}: ${walkName(route)}, options?: Options & PageOptions) => Pages<${pages!.item}, ${result}>;`;
}

/** A search's params with a cursor that may be undefined, as it is on the first page of the walk it is taken from. */
function emitWalkParams(route: Route): string {
  const doc = docComment(`What walks all pages of \`${route.id}\`: its params, and where to begin.`);
  const cursor = docComment(
    "Where to begin: the `cursor` of an earlier walk, or a `next_cursor`. Without it, at the first page.",
  );
  return `${doc}export interface ${walkName(route)} extends Omit<${paramsType(route)}, "cursor"> {\n${cursor}cursor?: string | undefined;\n}`;
}

function walkName({ id }: Route): string {
  return `${id}AllParams`;
}

/** The type of a call's one params object: path and query parameters, and the body's fields beside them. */
function emitParams(route: Route): string {
  const own = [...route.pathParameters, ...route.queryParameters];
  if (own.length === 0) return "";
  const { id, body, operation } = route;
  const fields = `{\n${own.map(emitParameter).join("\n")}\n}`;
  const doc = docComment(`What \`${id}\` takes. ${operation.summary}.`);
  return body && !body.empty
    ? `${doc}export type ${paramsName(id)} = ${fields} & ${body.schema};`
    : `${doc}export interface ${paramsName(id)} ${fields}`;
}

function emitParameter({ name, required, description, schema }: Parameter): string {
  return `${docComment(description)}${key(name)}${required ? "" : "?"}: ${PRIMITIVES[String(schema["type"])] ?? "string"};`;
}

const PRIMITIVES: Record<string, string> = { integer: "number", number: "number", boolean: "boolean" };

function paramsName(id: string): string {
  return `${id}Params`;
}

function paramsType({ id, pathParameters, queryParameters, body }: Route): string {
  if (pathParameters.length + queryParameters.length > 0) return paramsName(id);
  return body && !body.empty ? body.schema : "Record<string, never>";
}

function isOptional({ pathParameters, queryParameters, body }: Route): boolean {
  const needed = [...pathParameters, ...queryParameters].some((parameter) => parameter.required);
  return !needed && !body?.required;
}

function schemaNames({ body, result, pages }: Route): string[] {
  return [result, ...(body && !body.empty ? [body.schema] : []), ...(pages ? [pages.item] : [])];
}
