import { accessorOf } from "../../src/generate/accessor.ts";
import {
  refName,
  resolve,
  type MediaType,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
  type Response,
} from "../../src/generate/openapi.ts";
import { draftPages } from "./draft-pages.ts";
import { draftSchema, TODO, type Places } from "./draft-schema.ts";
import { checkSchemaName } from "./names.ts";
import { bodyOf, parametersOf, type Placed } from "./operations.ts";

type Contents = NonNullable<Response["content"]>;

/** The answers that all operations share, by status. */
const SHARED = new Map([
  ["400", "BadRequest"],
  ["401", "Unauthorized"],
  ["403", "Forbidden"],
  ["404", "NotFound"],
  ["429", "TooManyRequests"],
  ["500", "InternalServerError"],
]);

/** Stands where nothing is said of an answer's body. */
const UNSAID: Contents = { "application/json": { schema: {} } };
/** A reference to one of the files of schemas, from wherever it is. */
const LEADS_TO_SCHEMA = /^(?:\.\.\/\.\.\/schemas\/)?(?:\w+\.yaml)?#\//;

/** The way from a path file to one of schemas. */
const fromPaths = (file: string): string => `../../schemas/${file}`;

/** An operation in the form of a path file. */
export function draftOperation(
  document: OpenAPIDocument,
  placed: Placed,
  tag: string,
  method: string,
  places: Places,
): object {
  const { operationId } = placed.operation;
  const body = bodyOf(document, placed);
  // What stands in a header is left to a call's `headers`.
  const parameters = draftParameters(document, placed, "query", places);
  return {
    operationId,
    // As people write it: only where tag and operationId don't give the name.
    ...(accessorOf({ operationId, tags: [tag] }).join(".") !== method && { "x-method": method }),
    tags: [tag],
    summary: TODO,
    description: TODO,
    ...draftPages(document, placed),
    // A GET changes nothing (RFC 9110, section 9.2.1).
    "x-retry-safety": placed.key.startsWith("GET ") ? "read" : TODO,
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      requestBody: { required: body.required ?? false, content: draftContents(body.content, places) },
    }),
    responses: draftResponses(document, placed, places),
  };
}

function draftResponses(document: OpenAPIDocument, { key, operation }: Placed, places: Places): object {
  // What a parameter of the path names may not exist, though the provider's document doesn't say so.
  const missing: Operation["responses"] = key.includes("{") ? { "404": {} } : {};
  const answers = Object.entries({ ...missing, ...operation.responses }).map(
    ([status, response]): [string, object] => {
      const shared = SHARED.get(status);
      if (shared !== undefined) return [status, { $ref: `../../responses.yaml#/${shared}` }];
      const { content = UNSAID } = resolve(document, response);
      return [status, { description: TODO, content: draftContents(content, places) }];
    },
  );
  return Object.fromEntries(answers);
}

/** Every media type as it is: of one that the client can't send, or a second one, the generator tells. */
function draftContents(contents: Contents, places: Places): object {
  const drafts = Object.entries(contents).map(([type, media]): [string, object] => [
    type,
    { schema: draftSchema((media as Partial<MediaType>).schema ?? {}, fromPaths, places) },
  ]);
  return Object.fromEntries(drafts);
}

/** The parameters of a path and its operation that stand in one part of a request. */
export function draftParameters(
  document: OpenAPIDocument,
  placed: Placed,
  where: Parameter["in"],
  places: Places,
): object[] {
  return [...parametersOf(document, placed).values()]
    .filter((parameter) => parameter.in === where)
    .map((parameter) => {
      const key = parameter.in === "path" ? places.parameter(parameter.name) : undefined;
      if (key !== undefined) return { $ref: `../../parameters.yaml#/${key}` };
      // The provider's may have `content` in its place.
      const { name, in: place, required = false, schema = {} } = parameter as Partial<Parameter>;
      const own = draftSchema(schema, fromPaths, places);
      return { name, in: place, required, description: TODO, schema: own };
    });
}

/** Drafts the schemas that ours lacks of those that drafts refer to, and those that these refer to, by name. */
export function draftSchemas(
  document: OpenAPIDocument,
  drafts: readonly object[],
  places: Places,
): Map<string, object> {
  const found = new Map<string, object>();
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === "string" && LEADS_TO_SCHEMA.test($ref)) add(refName($ref));
    Object.values(node).forEach(walk);
  };
  const add = (name: string): void => {
    if (found.has(name) || places.has(name) || !Object.hasOwn(document.components.schemas, name)) return;
    checkSchemaName(name);
    const own = places.fileOf(name);
    const way = (file: string): string => (file === own ? "" : file);
    const draft = draftSchema(document.components.schemas[name]!, way, places, true);
    found.set(name, draft);
    walk(draft);
  };
  drafts.forEach(walk);
  return found;
}
