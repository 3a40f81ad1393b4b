import { accessorOf } from "../../src/generate/accessor.ts";
import {
  refName,
  resolve,
  type OpenAPIDocument,
  type Operation,
  type Parameter,
  type Schema,
} from "../../src/generate/openapi.ts";
import { draftPages } from "./draft-pages.ts";
import { draftSchema, TODO, type Places } from "./draft-schema.ts";
import type { Placed } from "./operations.ts";

/** The answers that all operations share, by status. */
const SHARED = new Map([
  ["400", "BadRequest"],
  ["401", "Unauthorized"],
  ["403", "Forbidden"],
  ["404", "NotFound"],
  ["429", "TooManyRequests"],
  ["500", "InternalServerError"],
]);

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
  const { operationId, requestBody } = placed.operation;
  const body = requestBody?.content["application/json"]?.schema;
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
    ...(requestBody &&
      body && {
        requestBody: { required: requestBody.required ?? false, ...draftContent(body, places) },
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
      const { content } = resolve(document, response);
      const schema = content?.["application/json"]?.schema;
      return [status, { description: TODO, ...draftContent(schema ?? {}, places) }];
    },
  );
  return Object.fromEntries(answers);
}

function draftContent(schema: Schema, places: Places): object {
  return { content: { "application/json": { schema: draftSchema(schema, fromPaths, places) } } };
}

/** The parameters of a path and its operation that stand in one part of a request. */
export function draftParameters(
  document: OpenAPIDocument,
  { item, operation }: Placed,
  where: Parameter["in"],
  places: Places,
): object[] {
  return [...(item.parameters ?? []), ...(operation.parameters ?? [])]
    .map((parameter) => resolve(document, parameter))
    .filter((parameter) => parameter.in === where)
    .map((parameter) => {
      const key = parameter.in === "path" ? places.parameter(parameter.name) : undefined;
      if (key !== undefined) return { $ref: `../../parameters.yaml#/${key}` };
      const { name, in: place, required = false, schema } = parameter;
      const own = draftSchema(schema, fromPaths, places);
      return { name, in: place, required, description: TODO, schema: own };
    });
}

/** Lists the schemas that an operation refers to, directly or by others, by name. */
export function listSchemas(document: OpenAPIDocument, { operation }: Placed): string[] {
  const names = new Set<string>();
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { $ref } = node as { $ref?: unknown };
    if (typeof $ref === "string") names.add(refName($ref));
    Object.values(node).forEach(walk);
  };
  walk(operation);
  // Those found while walking are walked, too.
  for (const name of names) walk(document.components.schemas[name]);
  return [...names].filter((name) => Object.hasOwn(document.components.schemas, name));
}
