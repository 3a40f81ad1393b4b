import { isNumberFormat, refName, type Schema } from "../../src/generate/openapi.ts";
import { mapOperand } from "../../src/generate/schema-walk.ts";

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
export function leanSchema(schema: Schema, schemas: Schemas): Schema {
  const lean: Schema = {};
  for (const [keyword, value] of Object.entries(schema)) {
    if (SILENT.has(keyword) || keyword.startsWith("x-")) continue;
    // It allows everything, which leaving it out does too; the validator would look at each key there, and fails at one
    // with half a surrogate pair.
    if (keyword === "additionalProperties" && value === true) continue;
    // The width of a number in other languages.
    if (keyword === "format" && isNumberFormat(value)) continue;
    lean[keyword] = mapOperand(keyword, value, (inner) => leanSchema(inner, schemas));
  }
  const { examples } = schema;
  if (Array.isArray(examples) && ("format" in lean || "pattern" in lean))
    lean["examples"] = examples.slice(0, 1);
  return closeOpenEnum(lean, schemas);
}

/** A list of known strings that ends in "or any string" checks nothing but the type. */
function closeOpenEnum(schema: Schema, schemas: Schemas): Schema {
  const { anyOf, ...rest } = schema as Schema & { anyOf?: Schema[] };
  const isOpen = anyOf?.some(({ type, ...others }) => type === "string" && Object.keys(others).length === 0);
  const isText = ({ type, $ref }: Schema): boolean =>
    ($ref === undefined ? type : schemas[refName($ref)]?.["type"]) === "string";
  return isOpen && anyOf!.every(isText) ? { type: "string", ...rest } : schema;
}
