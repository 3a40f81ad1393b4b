import { refName, type OpenAPIDocument, type Schema } from "./openapi.ts";

/** The fields of an object's schema, its references and compositions followed. */
export interface Fields {
  readonly properties: ReadonlyMap<string, Schema>;
  /** Those that every valid object has. */
  readonly required: ReadonlySet<string>;
}

/** Collects the fields that a schema names. Of `anyOf` and `oneOf` only what every branch requires is required. */
export function fieldsOf(document: OpenAPIDocument, schema: Schema): Fields {
  const target = schema.$ref ? (document.components.schemas[refName(schema.$ref)] ?? {}) : schema;
  const { properties = {}, required = [], allOf = [], anyOf = [], oneOf = [] } = target as Composition;
  const parts = allOf.map((part) => fieldsOf(document, part));
  const choices = [anyOf, oneOf].map((branches) => branches.map((branch) => fieldsOf(document, branch)));
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
export function allOptional(document: OpenAPIDocument, schema: Schema): boolean {
  const target = schema.$ref ? (document.components.schemas[refName(schema.$ref)] ?? {}) : schema;
  const { required = [], allOf = [], anyOf, oneOf } = target as Composition;
  const isFree = (part: Schema): boolean => allOptional(document, part);
  return (
    required.length === 0 && allOf.every(isFree) && [anyOf, oneOf].every((list) => list?.some(isFree) ?? true)
  );
}

/** The types that a value may be of, references and compositions followed: `["string", "null"]`. */
export function typesOf(document: OpenAPIDocument, schema: Schema): string[] {
  const target = schema.$ref ? (document.components.schemas[refName(schema.$ref)] ?? {}) : schema;
  const { type = [], allOf = [], anyOf = [], oneOf = [] } = target as Composition;
  return [
    ...new Set([type, ...[...allOf, ...anyOf, ...oneOf].map((part) => typesOf(document, part))].flat()),
  ];
}

interface Composition {
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}
