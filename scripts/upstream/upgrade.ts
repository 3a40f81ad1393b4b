import { mapSchemas } from "../../src/generate/schema-walk.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";

/**
 * Reads a document of OpenAPI 3.0 as one of 3.1, which ours is: there, null is a type, and a bound that is itself left out is
 * a number. What else has changed isn't in schemas.
 *
 * https://learn.openapis.org/upgrading/v3.0-to-v3.1.html
 */
export function upgrade(document: OpenAPIDocument): OpenAPIDocument {
  return mapSchemas(document, (schema) => moveBound(moveBound(addNull(schema), "minimum"), "maximum"));
}

function addNull(schema: Schema): Schema {
  const { nullable, ...rest } = schema as Schema & { type?: string; enum?: unknown[] };
  if (nullable === undefined) return schema;
  if (nullable !== true) return rest;
  // 3.0 has null only beside a type, but documents have it beside references, too, and mean it.
  if (rest.type === undefined) return { anyOf: [rest, { type: "null" }] };
  const values = rest.enum && !rest.enum.includes(null) ? { enum: [...rest.enum, null] } : {};
  return { ...rest, ...values, type: [rest.type, "null"] };
}

function moveBound(schema: Schema, bound: "minimum" | "maximum"): Schema {
  const exclusive = bound === "minimum" ? "exclusiveMinimum" : "exclusiveMaximum";
  const { [exclusive]: isExclusive, ...rest } = schema;
  if (typeof isExclusive !== "boolean") return schema;
  const { [bound]: limit, ...others } = rest;
  return isExclusive && limit !== undefined ? { ...others, [exclusive]: limit } : rest;
}
