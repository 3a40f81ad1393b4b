import type { Schema } from "./openapi.ts";

/** Keywords that hold schemas: one, a list, or an object of them by name. */
const ONE = new Set(["items", "additionalProperties", "not", "propertyNames", "contains"]);
const LIST = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const MAP = new Set(["properties", "patternProperties"]);

type Change = (schema: Schema) => Schema;

/** A copy of a keyword's operand, with each schema that stands directly in it changed. */
export function mapOperand(keyword: string, operand: unknown, change: Change): unknown {
  const changed = (schema: unknown): unknown => (isSchema(schema) ? change(schema) : schema);
  if (ONE.has(keyword)) return changed(operand);
  if (LIST.has(keyword)) return (operand as unknown[]).map(changed);
  return MAP.has(keyword) ? mapValues(operand as object, changed) : operand;
}

/**
 * A copy of a part of the document in which `change` has been asked for each schema, inner ones first.
 *
 * @param node the document, or a part of it that isn't itself a schema
 */
export function mapSchemas<T>(node: T, change: Change): T {
  const deep: Change = (schema) =>
    change(
      Object.fromEntries(
        Object.entries(schema).map(([keyword, value]) => [keyword, mapOperand(keyword, value, deep)]),
      ),
    );
  const walk = (value: unknown, key = ""): unknown => {
    if (Array.isArray(value)) return value.map((item) => walk(item));
    // An example is a value, whatever its fields are called.
    if (typeof value !== "object" || value === null || key === "value" || key === "example") return value;
    if (key === "schema") return deep(value as Schema);
    if (key === "schemas") return mapValues(value, (schema) => deep(schema as Schema));
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, name)]));
  };
  return walk(node) as T;
}

/** Whether it is a schema to look into, not `true` or `false`. */
function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null;
}

function mapValues(object: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(object).map(([name, value]) => [name, change(value)]));
}
