import { fieldsOf, targetOf } from "../../src/generate/schema-fields.ts";
import { refName, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { alternativesOf, typeOfValue, typesOf, type Alternative, type Field } from "./alternatives.ts";

/** A schema as a program in TypeScript meets it: references followed, compositions merged, and without its words. */
export interface Shape {
  /** The name of the component, where it is one: what refers to itself ends there. */
  readonly name: string | undefined;
  /** Types as the compiler has them, which knows no integers. None: any value will do. */
  readonly types: ReadonlySet<string>;
  /** The forms that it has as an object, of which a value has one. */
  readonly objects: readonly Alternative[];
  /** The forms that it has as a list. */
  readonly lists: readonly Alternative[];
  /** The fields of all forms together, with those as required that every form requires. */
  readonly fields: ReadonlyMap<string, Field>;
  /** The schema of a list's members, of the first form that is a list. */
  readonly items: Schema | undefined;
  /** The values that are named, of any type; none where all of a type will do. */
  readonly values: ReadonlySet<string>;
  /** The types of which values beside those are allowed, too, as of an enum that may grow. */
  readonly open: ReadonlySet<string>;
  /** Whether its numbers are whole. */
  readonly whole: boolean;
  /** Rules that a compiler doesn't know, such as patterns and lengths. */
  readonly rules: ReadonlyMap<string, unknown>;
}

/** A keyword of our own, for values of which no type tells. */
export const VALUES = "x-values";

/** Keywords of rules on values that types don't have. */
const RULES = [
  ...["pattern", "format", "minLength", "maxLength", "minimum", "maximum", "exclusiveMinimum"],
  ...["exclusiveMaximum", "multipleOf", "minItems", "maxItems", "uniqueItems"],
  ...["minProperties", "maxProperties", "default", VALUES],
];

/** Reads a schema's shape, one level deep. */
export function shapeOf(document: OpenAPIDocument, schema: Schema): Shape {
  const { properties, required } = fieldsOf(document, schema);
  const leaves = leavesOf(document, schema);
  const alternatives = alternativesOf(document, schema);
  const isOf = (type: string): Alternative[] => alternatives.filter((each) => each.type === type);
  const types = leaves.flatMap(typesOf);
  return {
    name: schema.$ref === undefined ? undefined : refName(schema.$ref),
    types: typesIn(alternatives),
    objects: isOf("object"),
    lists: isOf("array"),
    fields: new Map(
      [...properties].map(([name, each]) => [name, { schema: each, required: required.has(name) }]),
    ),
    items: leaves.find((leaf) => leaf["items"] !== undefined)?.["items"] as Schema | undefined,
    ...namedIn(alternatives),
    whole: types.includes("integer") && !types.includes("number"),
    rules: new Map(
      leaves.flatMap((leaf) =>
        RULES.filter((rule) => leaf[rule] !== undefined).map((rule) => [rule, leaf[rule]]),
      ),
    ),
  };
}

function typesIn(alternatives: readonly Alternative[]): Set<string> {
  if (alternatives.length === 0) return new Set(["never"]);
  const types = alternatives.map(({ type }) => type);
  return new Set(types.includes(undefined) ? [] : (types as string[]));
}

function namedIn(alternatives: readonly Alternative[]): Pick<Shape, "values" | "open"> {
  const named = new Set(alternatives.flatMap(({ values }) => values ?? []));
  // Both of them are any boolean.
  const isBoolean = named.has("true") && named.has("false");
  const values = [...named].filter((value) => !isBoolean || (value !== "true" && value !== "false"));
  const types = new Set(values.map((value) => typeOfValue(JSON.parse(value))));
  const open = alternatives.filter(({ type, values: own }) => own === undefined && types.has(type!));
  return { values: new Set(values), open: new Set(open.map(({ type }) => type!)) };
}

/** The parts of a schema that are no composition: its own keywords, and those of whatever it is composed of. */
function leavesOf(document: OpenAPIDocument, schema: Schema): Schema[] {
  const own = targetOf(document, schema);
  const { allOf = [], anyOf = [], oneOf = [] } = own as Record<string, Schema[] | undefined>;
  return [own, ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => leavesOf(document, part))];
}
