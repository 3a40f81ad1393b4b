import { isObject } from "../../json.ts";
import type { Schema } from "../../validate/rules.ts";

/**
 * The fields that a value of the document has, and theirs. A list has those of its items: nobody has to tell apart a field
 * of one item from the same field of another.
 */
export interface Fields {
  /** The schemas of the value, of which it keeps one at least. */
  readonly schemas: readonly Schema[];
  readonly names: readonly string[];
  /** Whether any name may stand there, as in metadata: an object without fields of the document's own. */
  readonly isFree: boolean;
  /** A field of that name, or nothing. */
  get(name: string): Fields | undefined;
}

/** Gives the schema that a `$ref` leads to. */
export type FollowRef = (ref: string) => Schema;

/**
 * Reads the fields of schemas, all of which can describe one value. What one of several alternatives has, is a field.
 * Fields of fields are read when they are asked for, since a schema can hold itself.
 */
export function readFields(schemas: readonly Schema[], follow: FollowRef): Fields {
  const parts = takeApart(schemas, follow);
  const named = new Map<string, Schema[]>();
  for (const { properties = {} } of parts as { properties?: Record<string, unknown> }[]) {
    for (const [name, schema] of Object.entries(properties)) {
      // `false` says that an alternative doesn't have it.
      if (schema === false) continue;
      named.set(name, [...(named.get(name) ?? []), schema === true ? {} : (schema as Schema)]);
    }
  }
  const known = new Map<string, Fields>();
  return {
    schemas,
    names: [...named.keys()],
    isFree: named.size === 0 && parts.some(allowsAnyField),
    get(name) {
      const inner = named.get(name);
      if (!inner) return undefined;
      let fields = known.get(name);
      if (!fields) known.set(name, (fields = readFields(inner, follow)));
      return fields;
    },
  };
}

const ALTERNATIVES = ["allOf", "anyOf", "oneOf"];

/** The schemas with those that they are made of, and those of a list's items. */
function takeApart(schemas: readonly Schema[], follow: FollowRef): Schema[] {
  const parts = new Set(schemas);
  // What is added on the way comes up in its turn.
  for (const part of parts) {
    if (part.$ref !== undefined) parts.add(follow(part.$ref));
    if (isObject(part["items"])) parts.add(part["items"]);
    const inner = ALTERNATIVES.flatMap((keyword) => (part[keyword] ?? []) as Schema[]);
    for (const schema of inner.filter(isObject)) parts.add(schema);
  }
  return [...parts];
}

function allowsAnyField(schema: Schema): boolean {
  const { type, $ref, additionalProperties } = schema;
  if ($ref !== undefined || additionalProperties === false) return false;
  if (type !== undefined) return [type].flat().includes("object");
  return ![...ALTERNATIVES, "const", "enum"].some((keyword) => keyword in schema);
}
