import { refName, type Schema } from "./openapi.ts";

/** Keywords that hold schemas: one, a list, or an object of them by name. */
const ONE = new Set(["items", "additionalProperties", "not", "propertyNames", "contains"]);
const LIST = new Set(["allOf", "anyOf", "oneOf", "prefixItems"]);
const MAP = new Set(["properties", "patternProperties"]);

type Schemas = Readonly<Record<string, Schema>>;

/** Keywords that say nothing of a value. */
const SILENT = new Set([
  ...["description", "title", "default", "examples", "deprecated", "readOnly", "writeOnly", "$comment"],
  ...["externalDocs", "discriminator"],
]);

/**
 * The schema with nothing but what a check reads.
 *
 * An example stays where a message shows one: beside a format or a pattern, the first.
 */
export function leanSchema<T extends Schema | boolean>(schema: T, schemas: Schemas): T {
  if (typeof schema === "boolean") return schema;
  const lean: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (SILENT.has(keyword) || keyword.startsWith("x-")) continue;
    // It allows everything, which leaving it out does too; the validator would look at each key there, and fails at one
    // with half a surrogate pair.
    if (keyword === "additionalProperties" && value === true) continue;
    lean[keyword] = leanOperand(keyword, value, schemas);
  }
  const { examples } = schema;
  if (Array.isArray(examples) && ("format" in lean || "pattern" in lean))
    lean["examples"] = examples.slice(0, 1);
  return closeOpenEnum(lean, schemas) as T;
}

function leanOperand(keyword: string, value: unknown, schemas: Schemas): unknown {
  if (ONE.has(keyword)) return leanSchema(value as Schema, schemas);
  if (LIST.has(keyword)) return (value as Schema[]).map((schema) => leanSchema(schema, schemas));
  if (!MAP.has(keyword)) return value;
  const entries = Object.entries(value as Record<string, Schema>);
  return Object.fromEntries(entries.map(([name, schema]) => [name, leanSchema(schema, schemas)]));
}

/** A list of known strings that ends in "or any string" checks nothing but the type. */
function closeOpenEnum(schema: Schema, schemas: Schemas): Schema {
  const { anyOf, ...rest } = schema as Schema & { anyOf?: Schema[] };
  const isOpen = anyOf?.some(({ type, ...others }) => type === "string" && Object.keys(others).length === 0);
  const isText = ({ type, $ref }: Schema): boolean =>
    ($ref === undefined ? type : schemas[refName($ref)]?.["type"]) === "string";
  return isOpen && anyOf!.every(isText) ? { type: "string", ...rest } : schema;
}
