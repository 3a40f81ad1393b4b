import { resolve, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { typesOf } from "../../src/generate/schema-fields.ts";
import { shapeOf, VALUES } from "./shape.ts";

/**
 * The schema of what a program gives for a parameter of the path or the query: its type is spelled out, and knows an enum's
 * values alone (`declareMethods`). Values that stand otherwise are a rule of the API, as a pattern is.
 */
export function parameterSchema(document: OpenAPIDocument, schema: Schema): Schema {
  const target = resolve(document, schema);
  if (Array.isArray(target["enum"])) return schema;
  const { rules, values } = shapeOf(document, schema);
  const types = typesOf(document, target).map((type) => (SPELLED.includes(type) ? type : "string"));
  const items = target["items"] as Schema | undefined;
  return {
    ...Object.fromEntries(rules),
    ...(values.size > 0 && { [VALUES]: [...values] }),
    type: types.length === 0 ? "string" : [...new Set(types)],
    ...(types.includes("array") && { items: parameterSchema(document, items ?? {}) }),
  };
}

const SPELLED = ["array", "integer", "number", "boolean"];
