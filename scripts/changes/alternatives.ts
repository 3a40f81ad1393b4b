import { refName, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { targetOf } from "../../src/generate/schema-fields.ts";

/** One of the forms that a value may have, with all parts that it is composed of put together. */
export interface Alternative {
  /** A type as the compiler has it, which knows no integers. None: any value will do. */
  readonly type: string | undefined;
  /** The name of the component, where it is that alone. */
  readonly name: string | undefined;
  /** The only values that it has, as JSON. None: any of the type will do. */
  readonly values: readonly string[] | undefined;
  readonly fields: ReadonlyMap<string, Field>;
  /** The schema of fields beside those, where there may be some. */
  readonly rest: Schema | undefined;
  /** The schema of a list's members; none of a list of anything. */
  readonly items: Schema | undefined;
}

export interface Field {
  readonly schema: Schema;
  readonly required: boolean;
}

interface Parts extends Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  required?: string[];
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

const ANY: Alternative = {
  ...{ type: undefined, name: undefined, values: undefined },
  ...{ fields: new Map(), rest: undefined, items: undefined },
};

/**
 * Lists the forms that a value may have, each of one type: what `anyOf` and `oneOf` let choose is apart, and what `allOf`
 * asks for is in each. None: no value will do.
 */
export function alternativesOf(
  document: OpenAPIDocument,
  schema: Schema,
  within: readonly Schema[] = [],
): Alternative[] {
  const own: Parts = targetOf(document, written(schema));
  const inner = [...within, own];
  // A part of itself adds nothing.
  const withoutItself = (parts: readonly Schema[]): Schema[] =>
    parts.filter((part) => !inner.includes(targetOf(document, part)));
  const { allOf = [], anyOf, oneOf } = own;
  const asked = withoutItself(allOf).map((part) => alternativesOf(document, part, inner));
  const choices = [anyOf, oneOf].filter((branches) => branches !== undefined);
  const chosen = choices.map((branches) =>
    withoutItself(branches).flatMap((branch) => alternativesOf(document, branch, inner)),
  );
  const all = [...asked, ...chosen].reduce(intersect, ownAlternatives(own));
  const [only] = all;
  return all.length === 1 && schema.$ref !== undefined ? [{ ...only!, name: refName(schema.$ref) }] : all;
}

/** A schema in keywords: JSON Schema has some that are a mere true or false, as our types of a document don't tell. */
function written(schema: Schema): Schema {
  const given: unknown = schema;
  return typeof given !== "boolean" ? schema : given ? {} : { enum: [] };
}

/** The types that a schema's own keywords leave, without its compositions. None: any. */
export function typesOf({ type, properties, required, additionalProperties, items }: Parts): string[] {
  if (type !== undefined) return [type].flat();
  if (properties ?? required ?? additionalProperties) return ["object"];
  return items ? ["array"] : [];
}

/** The values that a schema's own keywords name, if they do. */
export function valuesOf({ const: value, enum: values }: Schema): unknown[] | undefined {
  return value === undefined ? (values as unknown[] | undefined) : [value];
}

/** The type of a value, in the words of a schema. */
export function typeOfValue(value: unknown): string {
  return value === null ? "null" : Array.isArray(value) ? "array" : typeof value;
}

function ownAlternatives(own: Parts): Alternative[] {
  const values = valuesOf(own);
  const types = [...new Set(typesOf(own).map((type) => (type === "integer" ? "number" : type)))];
  if (values !== undefined && !types.includes("object")) return ofValues(values, types.includes("null"));
  if (types.length === 0) return [ANY];
  return types.map((type) => ({
    ...ANY,
    type,
    ...(type === "object" && { fields: ownFields(own), rest: restOf(own) }),
    ...(type === "array" && { items: own.items && written(own.items) }),
    ...(type === "boolean" && { values: ["true", "false"] }),
  }));
}

function ofValues(values: readonly unknown[], isNullable: boolean): Alternative[] {
  const types = new Set([...values.map(typeOfValue), ...(isNullable ? ["null"] : [])]);
  return [...types].map((type) => {
    const own = values.filter((value) => typeOfValue(value) === type).map((value) => JSON.stringify(value));
    return { ...ANY, type, ...(type !== "null" && { values: own }) };
  });
}

function ownFields({ properties = {}, required = [] }: Parts): Map<string, Field> {
  const fields = new Map<string, Field>();
  for (const name of new Set([...Object.keys(properties), ...required]))
    fields.set(name, { schema: written(properties[name] ?? {}), required: required.includes(name) });
  return fields;
}

function restOf({ additionalProperties: rest }: Parts): Schema | undefined {
  return rest === true ? {} : rest === false ? undefined : rest;
}

function intersect(some: readonly Alternative[], others: readonly Alternative[]): Alternative[] {
  return some.flatMap((one) => others.flatMap((other) => merge(one, other) ?? []));
}

/** Puts two together: values that are both the one and the other; `undefined` where none is. */
function merge(one: Alternative, other: Alternative): Alternative | undefined {
  if (one.type === undefined || isBare(one, other)) return other;
  if (other.type === undefined || isBare(other, one)) return one;
  if (one.type !== other.type) return undefined;
  const values =
    one.values && other.values
      ? one.values.filter((value) => other.values!.includes(value))
      : (one.values ?? other.values);
  if (values?.length === 0) return undefined;
  const fields = new Map(one.fields);
  for (const [name, field] of other.fields) fields.set(name, mergeFields(fields.get(name), field));
  return {
    type: one.type,
    name: undefined,
    values,
    fields,
    rest: both(one.rest, other.rest),
    items: both(one.items, other.items),
  };
}

/** Whether an alternative says no more than the type that the other has, too. */
function isBare({ type, values, fields, rest, items }: Alternative, other: Alternative): boolean {
  return type === other.type && fields.size === 0 && (values ?? rest ?? items) === undefined;
}

function mergeFields(one: Field | undefined, other: Field): Field {
  if (!one) return other;
  return { schema: both(one.schema, other.schema)!, required: one.required || other.required };
}

function both(one: Schema | undefined, other: Schema | undefined): Schema | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  const [left, right] = [one, other].map((schema) => JSON.stringify(schema));
  if (left === right || right === "{}") return one;
  return left === "{}" ? other : { allOf: [one, other] };
}
