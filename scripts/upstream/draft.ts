import { accessorOf } from "../../src/generate/accessor.ts";
import {
  refName,
  resolve,
  type OpenAPIDocument,
  type Parameter,
  type Schema,
} from "../../src/generate/openapi.ts";
import type { Placed } from "./operations.ts";

/** Stands where a person has to write: the linter refuses it. */
export const TODO = "TODO";

/** The references of our document's files. */
export interface Places {
  /** The file of a schema in `openapi/schemas`, where ours has it already or where it is to be written: `user.yaml`. */
  readonly fileOf: (schema: string) => string;
  /** The key in `parameters.yaml` of a path parameter, if it is there. */
  readonly parameter: (name: string) => string | undefined;
}

/** The answers that all operations share, by status. */
const SHARED = new Map([
  ["400", "BadRequest"],
  ["401", "Unauthorized"],
  ["403", "Forbidden"],
  ["404", "NotFound"],
  ["429", "TooManyRequests"],
  ["500", "InternalServerError"],
]);

/** Keywords of structure: words are a person's, and the provider's stay in its document. */
const KEPT = [
  "type",
  "format",
  "enum",
  "required",
  "minimum",
  "maximum",
  "maxLength",
  "minLength",
  "pattern",
];

/** An operation in the form of a path file. */
export function draftOperation(
  document: OpenAPIDocument,
  { operation }: Placed,
  tag: string,
  method: string,
  places: Places,
): object {
  const { operationId, requestBody, responses } = operation;
  const content = (schema: Schema | undefined): object => ({
    content: { "application/json": { schema: draftSchema(schema ?? {}, "../../schemas/", places) } },
  });
  const answers = Object.entries(responses).map(([status, response]): [string, object] => {
    const shared = SHARED.get(status);
    if (shared !== undefined) return [status, { $ref: `../../responses.yaml#/${shared}` }];
    const { content: media } = resolve(document, response);
    return [status, { description: TODO, ...content(media?.["application/json"]?.schema) }];
  });
  const body = requestBody?.content["application/json"]?.schema;
  return {
    operationId,
    // As people write it: only where tag and operationId don't give the name.
    ...(accessorOf({ operationId, tags: [tag] }).join(".") !== method && { "x-method": method }),
    tags: [tag],
    summary: TODO,
    description: TODO,
    "x-retry-safety": TODO,
    ...(body && { requestBody: { required: requestBody.required ?? false, ...content(body) } }),
    responses: Object.fromEntries(answers),
  };
}

/** The parameters of a path and its operation. */
export function draftParameters(
  document: OpenAPIDocument,
  { item, operation }: Placed,
  where: (parameter: Parameter) => boolean,
  places: Places,
): object[] {
  return [...(item.parameters ?? []), ...(operation.parameters ?? [])]
    .map((parameter) => resolve(document, parameter))
    .filter(where)
    .map((parameter) => {
      const key = parameter.in === "path" ? places.parameter(parameter.name) : undefined;
      if (key !== undefined) return { $ref: `../../parameters.yaml#/${key}` };
      const { name, in: place, required = false, schema } = parameter;
      const own = draftSchema(schema, "../../schemas/", places);
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

/**
 * A schema's structure, with places for the words of each field.
 *
 * @param folder the way to `openapi/schemas/` from the file that it will stand in
 */
export function draftSchema(schema: Schema, folder: string, places: Places, described = false): object {
  if (schema.$ref !== undefined) {
    const name = refName(schema.$ref);
    return { $ref: `${folder}${places.fileOf(name)}#/${name}` };
  }
  const { properties, items, enum: values, allOf, anyOf, oneOf } = schema as Composition;
  const inner = (each: Schema): object => draftSchema(each, folder, places);
  const fields = Object.entries(properties ?? {}).map(([name, each]): [string, object] => [
    name,
    name === "request_id" ? { $ref: `${folder}id.yaml#/RequestId` } : draftSchema(each, folder, places, true),
  ]);
  return {
    ...Object.fromEntries(KEPT.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]]))),
    ...(described && { description: TODO }),
    ...(values && {
      "x-enumDescriptions": Object.fromEntries(values.map((value) => [String(value), TODO])),
    }),
    ...(fields.length > 0 && { properties: Object.fromEntries(fields) }),
    ...(items && { items: inner(items) }),
    ...(allOf && { allOf: allOf.map(inner) }),
    ...(anyOf && { anyOf: anyOf.map(inner) }),
    ...(oneOf && { oneOf: oneOf.map(inner) }),
  };
}

interface Composition {
  properties?: Record<string, Schema>;
  items?: Schema;
  enum?: unknown[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}
