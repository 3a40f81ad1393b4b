// fast-check's arbitraries from the JSON Schemas in generated/schemas/: any value that a schema allows, by whatever
// keywords it says so.
import { readdirSync, readFileSync } from "node:fs";
import { Ajv2020, type AnySchema } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";

export type Schema = { readonly [keyword: string]: unknown };
/** A schema without `$ref` and unions, as the parts that must all hold. */
type Parts = readonly Schema[];

const URN = "urn:stytch-fetch:schema:";
const folder = new URL("../../generated/schemas/", import.meta.url);
const schemas = new Map<string, Schema>();
const ajv = new Ajv2020({ strict: false });
addFormats.default(ajv);
for (const file of readdirSync(folder)) {
  const schema = JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Schema;
  schemas.set(schema["$id"] as string, schema);
  ajv.addSchema(schema);
}

/** The `$ref` to a published schema. */
export function refTo(name: string): Schema {
  return { $ref: `${URN}${name}` };
}

/** So many values in a row that are not the schema's mean that none will be. */
const MAX_MISSES = 1_000;

/**
 * Makes the arbitrary of what a schema allows. What is made is held against the schema by Ajv, so that keywords that
 * nothing here reads are kept, too.
 *
 * @throws {Error} where no value is found
 */
export function arbitraryOf(schema: Schema): fc.Arbitrary<unknown> {
  const fits = ajv.compile(schema as AnySchema);
  let misses = 0;
  return make(schema).filter((value) => {
    if (fits(value)) misses = 0;
    else if (++misses > MAX_MISSES) {
      throw new Error(`No value is found for ${JSON.stringify(schema)}: ${ajv.errorsText(fits.errors)}.`);
    }
    return misses === 0;
  });
}

function make(schema: unknown): fc.Arbitrary<unknown> {
  const found = alternatives(schema).flatMap((parts) => makeOne(parts) ?? []);
  if (found.length === 0) throw new Error(`No value fits ${JSON.stringify(schema)}.`);
  return fc.oneof(...found);
}

/** Every way to meet a schema: one for each combination of its unions' branches. */
function alternatives(schema: unknown): Parts[] {
  if (schema === false) return [];
  const { $ref, allOf = [], anyOf, oneOf, ...own } = (schema === true ? {} : schema) as Schema;
  const together = [...($ref === undefined ? [] : [follow($ref as string)]), ...(allOf as unknown[])];
  const unions = [anyOf, oneOf].filter((union) => union !== undefined) as unknown[][];
  const groups = [...together.map(alternatives), ...unions.map((union) => union.flatMap(alternatives))];
  return groups.reduce<Parts[]>(
    (ways, group) => ways.flatMap((way) => group.map((parts) => [...way, ...parts])),
    [[own]],
  );
}

/** The published schema that a `$ref` names. */
export function follow($ref: string): Schema {
  const schema = schemas.get($ref);
  if (!schema) throw new Error(`There is no schema ${$ref}. Run \`npm run generate\`.`);
  return schema;
}

/** The arbitrary of what meets all parts; nothing, where they contradict each other. */
function makeOne(parts: Parts): fc.Arbitrary<unknown> | undefined {
  const constant = parts.find((part) => "const" in part);
  if (constant) return fc.constant(constant["const"]);
  const values = parts.find((part) => Array.isArray(part["enum"]))?.["enum"] as unknown[] | undefined;
  if (values) return fc.constantFrom(...values);
  const made = typesOf(parts).flatMap((type) => MAKERS[type]!(parts) ?? []);
  return made.length > 0 ? fc.oneof(...made) : undefined;
}

type Maker = (parts: Parts) => fc.Arbitrary<unknown> | undefined;
const MAKERS: Readonly<Record<string, Maker>> = {
  null: () => fc.constant(null),
  boolean: () => fc.boolean(),
  integer: (parts) => fc.integer(bounds(parts)),
  number: (parts) => json(fc.double({ ...bounds(parts), noNaN: true, noDefaultInfinity: true })),
  string: makeText,
  array: makeList,
  object: makeObject,
};

/** The types that all parts allow. */
function typesOf(parts: Parts): string[] {
  const given = parts.flatMap(({ type }) => (type === undefined ? [] : [[type].flat() as string[]]));
  if (given.length > 0) return given[0]!.filter((type) => given.every((types) => types.includes(type)));
  if (parts.some((part) => "properties" in part || "required" in part)) return ["object"];
  return Object.keys(MAKERS);
}

/** The narrowest value of a keyword. */
function limit(parts: Parts, keyword: string, narrower: (...values: number[]) => number): number | undefined {
  const given = parts.flatMap((part) => (part[keyword] as number | undefined) ?? []);
  return given.length > 0 ? narrower(...given) : undefined;
}

function bounds(parts: Parts): { min?: number; max?: number } {
  const min = limit(parts, "minimum", Math.max);
  const max = limit(parts, "maximum", Math.min);
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}

function lengths(parts: Parts, unit: "Length" | "Items"): { minLength?: number; maxLength?: number } {
  const minLength = limit(parts, `min${unit}`, Math.max);
  const maxLength = limit(parts, `max${unit}`, Math.min);
  return { ...(minLength !== undefined && { minLength }), ...(maxLength !== undefined && { maxLength }) };
}

const FORMATS: Readonly<Record<string, () => fc.Arbitrary<string>>> = {
  date: () => timestamps.map((text) => text.slice(0, 10)),
  "date-time": () => timestamps,
  email: () => fc.emailAddress(),
  ipv4: () => fc.ipV4(),
  ipv6: () => fc.ipV6(),
  uri: () => fc.webUrl({ withFragments: true, withQueryParameters: true }),
  uuid: () => fc.uuid(),
};
const timestamps = fc
  .date({ min: new Date(0), max: new Date("2100-01-01"), noInvalidDate: true })
  .map((date) => date.toISOString());

function makeText(parts: Parts): fc.Arbitrary<string> {
  const format = parts.find((part) => part["format"] !== undefined)?.["format"] as string | undefined;
  // Before the pattern, which lets more pass: the 99th of a month.
  if (format !== undefined && FORMATS[format]) return FORMATS[format]();
  const pattern = parts.find((part) => part["pattern"] !== undefined)?.["pattern"] as string | undefined;
  if (pattern !== undefined) return makeMatching(parts, pattern);
  const length = lengths(parts, "Length");
  // JSON Schema counts code points.
  const unit = Object.keys(length).length > 0 ? "binary" : "grapheme";
  return fc.string({ unit, maxLength: 12, ...length });
}

/** Text of a pattern; the schema's own examples, where fast-check can't read the pattern. */
function makeMatching(parts: Parts, pattern: string): fc.Arbitrary<string> {
  try {
    return fc.stringMatching(new RegExp(pattern, "u"));
  } catch {
    const examples = parts.flatMap((part) => (part["examples"] as string[] | undefined) ?? []);
    if (examples.length > 0) return fc.constantFrom(...examples);
    throw new Error(`fast-check makes no text of ${pattern}. Give the schema \`examples\`.`);
  }
}

function makeList(parts: Parts): fc.Arbitrary<unknown[]> {
  const items = parts.flatMap((part) => part["items"] ?? []);
  const item = items.length > 0 ? make({ allOf: items }) : anything;
  const length = { maxLength: 3, ...lengths(parts, "Items") };
  return parts.some((part) => part["uniqueItems"])
    ? fc.uniqueArray(item, { ...length, selector: (value) => JSON.stringify(value) })
    : fc.array(item, length);
}

function makeObject(parts: Parts): fc.Arbitrary<object> | undefined {
  const required = parts.flatMap((part) => (part["required"] as string[] | undefined) ?? []);
  const fields = new Map<string, fc.Arbitrary<unknown>>();
  const names = new Set(
    parts.flatMap((part) => Object.keys((part["properties"] as object | undefined) ?? {})),
  );
  for (const name of names) {
    const allOf = parts.flatMap((part) => (part["properties"] as Schema | undefined)?.[name] ?? []);
    if (!allOf.includes(false)) fields.set(name, make({ allOf }));
    else if (required.includes(name)) return undefined;
  }
  const requiredKeys = [...fields.keys()].filter((name) => required.includes(name));
  const own = fc.record(Object.fromEntries(fields), { requiredKeys }) as fc.Arbitrary<object>;
  const others = makeOthers(parts, names);
  return others ? fc.tuple(others, own).map(([more, known]) => ({ ...more, ...known })) : own;
}

/** Fields of any name, where the schema speaks of them, or of nothing else. */
function makeOthers(parts: Parts, names: Set<string>): fc.Arbitrary<object> | undefined {
  const given = parts.flatMap((part) => part["additionalProperties"] ?? []);
  if (given.includes(false) || (given.length === 0 && names.size > 0)) return undefined;
  const value = given.some((each) => each !== true) ? make({ allOf: given }) : anything;
  const maxKeys = Math.min(4, limit(parts, "maxProperties", Math.min) ?? 4);
  const minKeys = limit(parts, "minProperties", Math.max) ?? 0;
  return fc.dictionary(
    fc.string({ unit: "grapheme", maxLength: 12 }).filter((name) => !names.has(name)),
    value,
    { minKeys, maxKeys: Math.max(minKeys, maxKeys) },
  );
}

/** Without -0, which JSON writes as 0. */
function json<Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return arbitrary.map((value) => JSON.parse(JSON.stringify(value)) as Value);
}

const anything = json(fc.oneof(fc.jsonValue({ maxDepth: 3 }), fc.constantFrom(null, {}, [], "🙂", 0)));
