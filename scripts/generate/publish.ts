import { refName, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { listForbidden } from "./forbidden-fields.ts";
import { mapSchemas } from "../../src/generate/schema-walk.ts";

type Schemas = Readonly<Record<string, Schema>>;

/**
 * The document as `generated/openapi.json` has it: as the widest set of tools reads it, not only as it is valid.
 *
 * The types, the checks and the JSON Schemas are made of what people wrote, which says more. `npm run interop` runs the
 * tools that each step is for.
 */
export function publish(document: OpenAPIDocument): OpenAPIDocument {
  // Documentation of this package's methods alone.
  const { "x-namespaces": _namespaces, ...rest } = document;
  const { schemas } = document.components;
  const published = mapSchemas(rest, (schema) =>
    addDiscriminator(nameOpenEnum(repeatConst(dropForbidden(schema))), schemas),
  );
  // `npm run changes` compares what is published, and what can't be sent together is a part of the types.
  return { ...published, "x-forbidden-fields": listForbidden(document) };
}

/**
 * Leaves out properties that must not be there, whose schema is `false`.
 *
 * openapi-zod-client, typed-openapi and orval's zod client crash at a boolean there. The lint allows one only where
 * another branch of the same `oneOf` requires the property, so `oneOf` refuses a value that has both.
 */
function dropForbidden(schema: Schema): Schema {
  const { properties } = schema as { properties?: Record<string, unknown> };
  if (!properties) return schema;
  const allowed = Object.entries(properties).filter(([, property]) => property !== false);
  return { ...schema, properties: Object.fromEntries(allowed) };
}

/** Repeats a text that a property is fixed to as an `enum`: openapi-zod-client reads no `const`. */
function repeatConst(schema: Schema): Schema {
  const { properties } = schema as { properties?: Record<string, Schema> };
  if (!properties) return schema;
  const repeated = Object.entries(properties).map(([name, property]): [string, Schema] => {
    const fixed = property["const"];
    return [name, typeof fixed === "string" ? { ...property, enum: [fixed] } : property];
  });
  return { ...schema, properties: Object.fromEntries(repeated) };
}

/** Names the branches of an open enum, which pages of documentation show as tabs, named `string` otherwise. */
function nameOpenEnum(schema: Schema): Schema {
  const { anyOf } = schema as { anyOf?: Schema[] };
  if (!anyOf?.some(isAnyString)) return schema;
  const named = anyOf.map((branch) => {
    if (isAnyString(branch)) return { title: "Any other", ...branch };
    return "enum" in branch ? { title: "Known values", ...branch } : branch;
  });
  return { ...schema, anyOf: named };
}

/** Whether it is the `{ type: string }` that opens an enum. */
function isAnyString(schema: Schema): boolean {
  return schema["type"] === "string" && Object.keys(schema).length === 1;
}

/** Tells the objects of a union apart by the property that each of them fixes: tools name it in types and in errors. */
function addDiscriminator(schema: Schema, schemas: Schemas): Schema {
  const { oneOf, anyOf } = schema as { oneOf?: Schema[]; anyOf?: Schema[] };
  const branches = (oneOf ?? anyOf ?? []).map(({ $ref = "" }) => ({
    $ref,
    fixed: fixedProperties(schemas[refName($ref)]),
  }));
  for (const propertyName of branches[0]?.fixed.keys() ?? []) {
    const mapping = new Map(branches.map(({ $ref, fixed }) => [fixed.get(propertyName), $ref]));
    if (mapping.size < branches.length || mapping.has(undefined)) continue;
    const discriminator = { propertyName, mapping: Object.fromEntries(mapping) as Record<string, string> };
    return { type: "object", ...schema, discriminator };
  }
  return schema;
}

/** The required properties of an object that can only be one text, with that text. */
function fixedProperties(schema: Schema | undefined): Map<string, string> {
  const { properties = {}, required = [] } = (schema ?? {}) as {
    properties?: Record<string, Schema>;
    required?: string[];
  };
  const fixed = required.map((name) => [name, properties[name]?.["const"]] as const);
  return new Map(fixed.filter((entry): entry is [string, string] => typeof entry[1] === "string"));
}
