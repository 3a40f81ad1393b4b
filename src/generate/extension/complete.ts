import { safetyOf } from "../../routes/safety.ts";
import { mergeParameters } from "../merge-parameters.ts";
import {
  isJSON,
  isSchemaRef,
  resolve,
  type MediaType,
  type OpenAPIDocument,
  type Operation,
  type Referable,
  type Response,
  type Schema,
} from "../openapi.ts";
import { resolveParameters } from "../parameters.ts";
import { fieldsOf } from "../schema-fields.ts";
import type { GivenRoute } from "./given.ts";

/**
 * Completes an operation that someone wrote for themselves, to one that the generator reads: what its path has for all
 * operations stands in it, its parts are at their place, its schemas have names, and what may be left out is there.
 *
 * @param document where its references lead. Schemas that get a name are added to it
 */
export function completeOperation(
  document: OpenAPIDocument,
  { path, method, operation: given, shared }: GivenRoute,
): Operation {
  const operation: Operation = {
    ...given,
    operationId: given.operationId!,
    tags: given.tags ?? [],
    ...wordsOf(given, `${method.toUpperCase()} ${path}`),
    parameters: mergeParameters(...resolveParameters(document, given.parameters, shared)),
    "x-retry-safety": given["x-retry-safety"] ?? safetyOf(method.toUpperCase()),
    responses: mapValues(withoutRanges(given.responses ?? {}), (response) =>
      withoutHeaders(resolve(document, response)),
    ),
  };
  nameSchemas(document, operation);
  return operation;
}

/** A copy of an answer without its headers: no type has them, and they may refer to components that the code has not. */
function withoutHeaders(response: Response & { headers?: object }): Response {
  const { headers: _headers, ...rest } = response;
  return rest;
}

/** A summary and a description. Where there is only the second, its first sentence is the first. */
function wordsOf(
  { summary, description = "" }: GivenRoute["operation"],
  name: string,
): Pick<Operation, "summary" | "description"> {
  const text = description.trim();
  const [, first = "", rest = ""] = /^([^\n]*?)(?:[.\n]\s|[.]?$)([\s\S]*)$/.exec(text) ?? [];
  if (summary === undefined && first !== "") return { summary: first, description: rest.trim() };
  return { summary: (summary ?? name).trim().replace(/\.+$/, ""), description: text };
}

/** The answers of a status of their own: those of any other are errors, whose form the client knows. */
function withoutRanges(responses: Operation["responses"]): Operation["responses"] {
  return Object.fromEntries(
    Object.entries(responses).filter(([status]) => !/^(default|[45]XX)$/.test(status)),
  );
}

/** Gives names to the schemas that a caller sees: the body's, the answer's and, of a page, the items'. */
function nameSchemas(document: OpenAPIDocument, operation: Operation): void {
  const { operationId: id, requestBody } = operation;
  if (requestBody) {
    const { content, ...rest } = resolve(document, requestBody as Referable<typeof requestBody>);
    operation.requestBody = {
      ...rest,
      content: mapValues(content, (media) => withName(document, `${id}Request`, media)),
    };
  }
  for (const [status, response] of Object.entries(operation.responses) as [string, Response][]) {
    if (!status.startsWith("2") || !response.content) continue;
    response.content = mapValues(response.content, (media, type) =>
      isJSON(type) ? withName(document, `${id}Response`, media) : media,
    );
    namePageItem(document, operation, response.content["application/json"]?.schema);
  }
}

function withName(document: OpenAPIDocument, name: string, media: MediaType): MediaType {
  const { schema } = media as Partial<MediaType>;
  return schema ? { ...media, schema: named(document, name, schema) } : media;
}

/** A reference to the schema, which becomes a component where it is none. */
function named(document: OpenAPIDocument, name: string, schema: Schema): Schema {
  if (schema.$ref !== undefined && isSchemaRef(schema.$ref)) return schema;
  const { schemas } = document.components;
  let free = name;
  while (Object.hasOwn(schemas, free)) free += "_";
  schemas[free] = schema;
  return { $ref: `#/components/schemas/${free}` };
}

function namePageItem(document: OpenAPIDocument, operation: Operation, result: Schema | undefined): void {
  const items = operation["x-pagination"]?.items;
  if (items === undefined || !result) return;
  const list = fieldsOf(document, result).properties.get(items);
  const item = list?.["items"] as Schema | undefined;
  if (list && item) list["items"] = named(document, `${operation.operationId}Item`, item);
}

function mapValues<Value>(
  object: Record<string, Value>,
  change: (value: Value, key: string) => Value,
): Record<string, Value> {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key, change(value, key)]));
}
