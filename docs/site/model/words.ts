import type { EnumValue } from "./field.ts";
import { refName, type Schema } from "./document.ts";

/** The schemas by name, for what refers to them. */
export type Schemas = Readonly<Record<string, Schema>>;

interface Followed {
  readonly schema: Schema;
  readonly name: string | undefined;
}

/**
 * A schema with what it refers to, and the name that it did so by. What stands beside a reference wins. A choice between
 * one schema and null is that schema, with null among its types.
 */
export function follow(schema: Schema, schemas: Schemas): Followed {
  if (schema.$ref === undefined) return followNullable(schema, schemas);
  const { $ref, ...own } = schema;
  const name = refName($ref);
  const inner = follow(schemas[name] ?? {}, schemas);
  return { schema: { ...inner.schema, ...own }, name };
}

function followNullable(schema: Schema, schemas: Schemas): Followed {
  const { anyOf, oneOf, ...own } = schema;
  const branches = anyOf ?? oneOf ?? [];
  const others = branches.filter(({ type }) => type !== "null");
  if (others.length !== 1 || branches.length !== 2) return { schema, name: undefined };
  const inner = follow(others[0]!, schemas);
  const types = inner.schema.type ?? typesOfBranches(inner.schema, schemas);
  return { schema: { ...inner.schema, ...own, type: [...[types].flat(), "null"] }, name: inner.name };
}

/** The type of a value, in words: `array of string`, `string or null`. */
export function typeWords(schema: Schema, schemas: Schemas): string {
  const { schema: whole } = follow(schema, schemas);
  if (whole.items) return nullable(whole, `array of ${plural(typeWords(whole.items, schemas))}`);
  const types = whole.type === undefined ? typesOfBranches(whole, schemas) : [whole.type].flat();
  return types.length === 0 ? "any" : types.join(" or ");
}

function plural(type: string): string {
  return /^(string|object|integer|number|boolean)$/.test(type) ? `${type}s` : type;
}

function nullable(schema: Schema, type: string): string {
  return [schema.type].flat().includes("null") ? `${type} or null` : type;
}

function typesOfBranches(schema: Schema, schemas: Schemas): string[] {
  const branches = schema.anyOf ?? schema.oneOf ?? schema.allOf ?? [];
  return [...new Set(branches.flatMap((branch) => typeWords(branch, schemas).split(" or ")))];
}

/** The values of an enum, whichever way it is written, and whether it is open to others. */
export function readEnum(schema: Schema, schemas: Schemas): { values: EnumValue[]; isOpen: boolean } {
  const { schema: whole } = follow(schema, schemas);
  // One value that is always there is told as a limit.
  if ("const" in whole) return { values: [], isOpen: false };
  if (whole.enum) {
    const meanings = whole["x-enumDescriptions"] ?? {};
    const values = whole.enum.map((value) => ({ value: String(value), meaning: meanings[String(value)] }));
    return { values, isOpen: false };
  }
  const branches = (whole.anyOf ?? []).map((branch) => follow(branch, schemas).schema);
  const inner = branches.map((branch) => readEnum(branch, schemas));
  const values = inner.flatMap((each) => each.values);
  const isOpen = inner.some(
    (each, i) => each.isOpen || (each.values.length === 0 && branches[i]?.type === "string"),
  );
  return { values, isOpen: values.length > 0 && isOpen };
}

/** The limits of a value, in words. */
export function constraintWords(schema: Schema, schemas: Schemas): string[] {
  const { schema: whole } = follow(schema, schemas);
  const { format, pattern } = whole;
  return [
    ...("const" in whole ? [`always \`${JSON.stringify(whole.const)}\``] : []),
    ...(format !== undefined && FORMATS[format] !== undefined ? [FORMATS[format]] : []),
    ...range(whole.minLength, whole.maxLength, "character"),
    ...range(whole.minItems, whole.maxItems, "item"),
    ...range(undefined, whole.maxProperties, "key"),
    ...(whole.minimum === undefined ? [] : [`from ${whole.minimum}`]),
    ...(whole.maximum === undefined ? [] : [`up to ${whole.maximum}`]),
    ...(pattern === undefined ? [] : [`matches \`${pattern}\``]),
    ...(whole.items ? constraintWords(whole.items, schemas).map((words) => `each ${words}`) : []),
  ];
}

const FORMATS: Readonly<Record<string, string>> = {
  "date-time": "a moment in RFC 3339",
  email: "an email address",
  uri: "a URL",
  password: "a secret",
  uuid: "a UUID",
  ipv4: "an IPv4 address",
};

function range(least: number | undefined, most: number | undefined, noun: string): string[] {
  const count = (n: number): string => `${n} ${noun}${n === 1 ? "" : "s"}`;
  if (least === undefined && most === undefined) return [];
  if (least === most) return [`exactly ${count(least!)}`];
  return [
    ...(least === undefined ? [] : [`at least ${count(least)}`]),
    ...(most === undefined ? [] : [`at most ${count(most)}`]),
  ];
}
