import { refName, type OpenAPIDocument, type Schema } from "./openapi.ts";

/** The fields of an object's schema, its references and compositions followed. */
export interface Fields {
  readonly properties: ReadonlyMap<string, Schema>;
  /** Those that every valid object has. */
  readonly required: ReadonlySet<string>;
}

/** Collects the fields that a schema names. Of `anyOf` and `oneOf` only what every branch requires is required. */
export function fieldsOf(document: OpenAPIDocument, schema: Schema, within: readonly Schema[] = []): Fields {
  const target = targetOf(document, schema);
  // A part of itself adds nothing.
  if (within.includes(target)) return { properties: new Map(), required: new Set() };
  const inner = [...within, target];
  const { properties = {}, required = [], allOf = [], anyOf = [], oneOf = [] } = target as Composition;
  const parts = allOf.map((part) => fieldsOf(document, part, inner));
  const choices = [anyOf, oneOf].map((branches) =>
    branches.map((branch) => fieldsOf(document, branch, inner)),
  );
  const entries = [...parts, ...choices.flat()].flatMap((part) => [...part.properties]);
  return {
    properties: new Map([...Object.entries(properties), ...entries]),
    required: new Set([
      ...required,
      ...parts.flatMap((part) => [...part.required]),
      ...choices.flatMap(([first, ...others]) =>
        [...(first?.required ?? [])].filter((name) => others.every((other) => other.required.has(name))),
      ),
    ]),
  };
}

/** Whether an object may be valid without any field: none is required, by no branch. */
export function allOptional(
  document: OpenAPIDocument,
  schema: Schema,
  within: readonly Schema[] = [],
): boolean {
  const target = targetOf(document, schema);
  if (within.includes(target)) return true;
  const { required = [], allOf = [], anyOf, oneOf } = target as Composition;
  const isFree = (part: Schema): boolean => allOptional(document, part, [...within, target]);
  return (
    required.length === 0 && allOf.every(isFree) && [anyOf, oneOf].every((list) => list?.some(isFree) ?? true)
  );
}

/** The types that a value may be of, references and compositions followed: `["string", "null"]`. */
export function typesOf(document: OpenAPIDocument, schema: Schema, seen = new Set<Schema>()): string[] {
  const target = targetOf(document, schema);
  if (seen.has(target)) return [];
  seen.add(target);
  const { type = [], allOf = [], anyOf = [], oneOf = [] } = target as Composition;
  return [
    ...new Set([type, ...[...allOf, ...anyOf, ...oneOf].map((part) => typesOf(document, part, seen))].flat()),
  ];
}

/** The schema that a reference leads to, also through others. */
export function targetOf({ components }: Pick<OpenAPIDocument, "components">, schema: Schema): Schema {
  let target = schema;
  const seen = new Set<Schema>();
  while (typeof target.$ref === "string" && !seen.has(target)) {
    seen.add(target);
    target = components.schemas[refName(target.$ref)] ?? {};
  }
  return target;
}

interface Composition {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}
