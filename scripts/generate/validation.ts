import { leanSchema } from "./lean-schema.ts";
import { resolve, type OpenAPIDocument, type Parameter, type Schema } from "../../src/generate/openapi.ts";
import type { Route } from "../../src/generate/route.ts";
import { collectRefs } from "../../src/generate/collect-refs.ts";
import { NOTICE } from "./text.ts";

/** One operation, as far as validation must know it. `src/validate/rules.ts` reads it. */
interface Operation {
  parameters?: Pick<Parameter, "name" | "in" | "required" | "schema">[];
  body?: { required: boolean; contentType: "json" | "form"; schema: Schema };
  /** By status. */
  responses: Record<string, Schema>;
  /** The form of its errors, where it isn't the API's. */
  error?: Schema;
}

/**
 * `generated/validation.json`: parameters, bodies, responses and schemas, without prose, and the fields that
 * only a server may send.
 *
 * Programs load it whole, so it holds nothing that no check reads, and a response that several operations give stands
 * in it once, named by its status.
 */
export function emitValidation(document: OpenAPIDocument, routes: readonly Route[]): string {
  const { schemas: named } = document.components;
  const operations = Object.fromEntries(routes.map((route) => [route.id, describe(document, route)]));
  const shared = shareResponses(Object.values(operations));
  const schemas: Record<string, Schema> = { ...shared };
  for (const [name, schema] of Object.entries(named)) schemas[name] = leanSchema(schema, named);
  const error = refTo("ErrorResponse");
  const used = collectRefs({ error, operations, shared }, schemas);
  return toLines({
    $comment: NOTICE,
    error,
    serverFields: document["x-server-fields"] ?? [],
    operations,
    schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name))),
  });
}

function describe(document: OpenAPIDocument, route: Route): Operation {
  const { operation, pathParameters, queryParameters, body } = route;
  const { schemas } = document.components;
  const parameters = [...pathParameters, ...queryParameters].map(({ name, in: place, required, schema }) => ({
    name,
    in: place,
    required: required ?? false,
    schema: leanSchema(schema, schemas),
  }));
  const responses = Object.entries(operation.responses).map(([status, response]) => {
    const { content } = resolve(document, response);
    return [status, leanSchema(content?.["application/json"]?.schema ?? {}, schemas)] as const;
  });
  return {
    ...(parameters.length > 0 && { parameters }),
    ...(body && {
      body: {
        required: body.required,
        contentType: body.contentType ?? "json",
        schema: refTo(body.schema),
      },
    }),
    responses: Object.fromEntries(responses),
    ...(route.errors && { error: responses.find(([status]) => status.startsWith("4"))![1] }),
  };
}

/** Replaces each response that stands in several operations by a reference, and answers with what they refer to. */
function shareResponses(operations: Operation[]): Record<string, Schema> {
  const places = new Map<string, { status: string; responses: Operation["responses"] }[]>();
  for (const { responses } of operations) {
    for (const [status, schema] of Object.entries(responses)) {
      if (schema.$ref) continue;
      const text = JSON.stringify(schema);
      places.set(text, [...(places.get(text) ?? []), { status, responses }]);
    }
  }
  const shared: Record<string, Schema> = {};
  for (const [text, uses] of places) {
    if (uses.length === 1) continue;
    const { status } = uses[0]!;
    const taken = Object.keys(shared).filter((name) => name.startsWith(status)).length;
    const name = taken === 0 ? status : `${status}-${taken + 1}`;
    shared[name] = JSON.parse(text) as Schema;
    for (const use of uses) use.responses[use.status] = refTo(name);
  }
  return shared;
}

function refTo(name: string): Schema {
  return { $ref: `#/components/schemas/${name}` };
}

/** JSON with a line for each operation and each schema: short to load, and a change of one shows as a line. */
function toLines(file: Record<string, string | string[] | Record<string, unknown>>): string {
  const parts = Object.entries(file).map(([key, value]) => {
    if (typeof value === "string" || Array.isArray(value) || key === "error")
      return `${JSON.stringify(key)}:${JSON.stringify(value)}`;
    const lines = Object.entries(value).map(
      ([name, inner]) => `${JSON.stringify(name)}:${JSON.stringify(inner)}`,
    );
    return `${JSON.stringify(key)}:{\n${lines.join(",\n")}\n}`;
  });
  return `{\n${parts.join(",\n")}\n}\n`;
}
