import { fieldsOf, targetOf } from "../../src/generate/schema-fields.ts";
import { refName, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";

/** A schema as a program in TypeScript meets it: references followed, compositions merged, and without its words. */
export interface Shape {
  /** The name of the component, where it is one: what refers to itself ends there. */
  readonly name: string | undefined;
  /** Types as the compiler has them, which knows no integers. None: any value will do. */
  readonly types: ReadonlySet<string>;
  readonly fields: ReadonlyMap<string, { readonly schema: Schema; readonly required: boolean }>;
  /** The schema of fields beside those, where there may be some. */
  readonly rest: Schema | undefined;
  /** The values that are named; none where any of the types will do. */
  readonly values: ReadonlySet<string>;
  /** Whether values beside those are allowed, too, as of an enum that may grow. */
  readonly open: boolean;
  readonly items: Schema | undefined;
  /** Which fields go together: of each alternative, what it requires. */
  readonly combinations: ReadonlySet<string>;
  /** Whether its numbers are whole. */
  readonly whole: boolean;
  /** Rules that a compiler doesn't know, such as patterns and lengths. */
  readonly rules: ReadonlyMap<string, unknown>;
}

/** Keywords of rules on values that types don't have. */
const RULES = [
  ...["pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum"],
  ...["exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems"],
  ...["minProperties", "maxProperties", "default"],
];

interface Parts extends Schema {
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  items?: Schema;
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/** Reads a schema's shape, one level deep. */
export function shapeOf(document: OpenAPIDocument, schema: Schema): Shape {
  const { properties, required } = fieldsOf(document, schema);
  const leaves = leavesOf(document, schema);
  const valued = leaves.filter((leaf) => leaf.enum !== undefined || leaf.const !== undefined);
  const values = valued.flatMap((leaf) => leaf.enum ?? [leaf.const]).map((value) => JSON.stringify(value));
  const plain = leaves.filter((leaf) => !valued.includes(leaf));
  const types = leaves.flatMap(typesOf);
  return {
    name: schema.$ref === undefined ? undefined : refName(schema.$ref),
    types: new Set(types.map((type) => (type === "integer" ? "number" : type))),
    fields: new Map(
      [...properties].map(([name, each]) => [name, { schema: each, required: required.has(name) }]),
    ),
    rest: leaves.map(restOf).find((each) => each !== undefined),
    values: new Set(values),
    open: plain.some((leaf) => typesOf(leaf).includes("string")),
    items: leaves.find((leaf) => leaf.items !== undefined)?.items,
    combinations: new Set(combinationsOf(document, schema)),
    whole: types.includes("integer") && !types.includes("number"),
    rules: new Map(
      leaves.flatMap((leaf) =>
        RULES.filter((rule) => leaf[rule] !== undefined).map((rule) => [rule, leaf[rule]]),
      ),
    ),
  };
}

function typesOf({
  type,
  enum: values,
  const: value,
  properties,
  additionalProperties,
  items,
}: Parts): string[] {
  if (type !== undefined) return [type].flat();
  if (properties ?? additionalProperties) return ["object"];
  if (items) return ["array"];
  const known = values ?? (value === undefined ? [] : [value]);
  return [...new Set(known.map((each) => (each === null ? "null" : typeof each)))];
}

function restOf({ additionalProperties: rest }: Parts): Schema | undefined {
  return rest === true ? {} : rest === false ? undefined : rest;
}

/** The parts of a schema that are no composition: its own keywords, and those of whatever it is composed of. */
function leavesOf(document: OpenAPIDocument, schema: Schema): Parts[] {
  const own: Parts = targetOf(document, schema);
  const { allOf = [], anyOf = [], oneOf = [] } = own;
  return [own, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => leavesOf(document, part))];
}

/** Of each alternative, the names of what it requires. A schema without alternatives has none. */
function combinationsOf(document: OpenAPIDocument, schema: Schema): string[] {
  const { allOf = [], anyOf, oneOf }: Parts = targetOf(document, schema);
  const own = [anyOf, oneOf].flatMap((branches) =>
    (branches ?? []).map((branch) => [...fieldsOf(document, branch).required].sort().join(" + ")),
  );
  return [...own.filter((names) => names !== ""), ...allOf.flatMap((part) => combinationsOf(document, part))];
}
