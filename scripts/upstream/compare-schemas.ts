import type { Shape } from "../changes/shape.ts";
import { refName, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { targetOf } from "../../src/generate/schema-fields.ts";
import { additionalOf, compareAdditional, compareOpenness, compareRules } from "./compare-rules.ts";
import { NONE, type Sides } from "./difference.ts";
import { shapeOf } from "./shapes.ts";

/** Stands for a type, or for values, of which nothing is said. */
const ANY = "any";

/**
 * Walks a schema of the provider beside ours. A place begins at the last schema with a name, so that what many operations
 * share is one difference.
 */
export function compareSchemas(
  sides: Sides,
  theirs: Schema,
  ours: Schema,
  place: string,
  seen: Set<string> = new Set(),
): void {
  const a = shapeOf(sides.theirs, theirs);
  const b = shapeOf(sides.ours, ours);
  const at = theirs.$ref === undefined ? place : refName(theirs.$ref);
  const pair = `${at} ${ours.$ref === undefined ? place : refName(ours.$ref)}`;
  if (seen.has(pair)) return;
  seen.add(pair);
  const [typesA, typesB] = [typesText(a), typesText(b)];
  // Where a side says nothing, as an alternative that only requires a field, there is nothing to compare.
  if (typesA !== typesB && typesA !== ANY && typesB !== ANY) sides.add("type", at, typesA, typesB);
  compareValues(sides, a, b, at);
  compareOpenness(sides, { theirs: a, ours: b, at });
  compareRules(sides, { theirs: a, ours: b, at });
  const [fieldsA, fieldsB] = [nonNull(sides.theirs, theirs), nonNull(sides.ours, ours)];
  compareFields(sides, shapeOf(sides.theirs, fieldsA), shapeOf(sides.ours, fieldsB), at, seen);
  if (a.items && b.items) compareSchemas(sides, a.items, b.items, `${at}[]`, seen);
  const [restA, restB] = [additionalOf(sides.theirs, theirs), additionalOf(sides.ours, ours)];
  compareAdditional(sides, restA, restB, at);
  if (isSchema(restA) && isSchema(restB)) compareSchemas(sides, restA, restB, `${at}{}`, seen);
}

/** Compares whether a field, parameter or operation is still to be used. */
export function compareDeprecations(sides: Sides, theirs: object, ours: object, at: string): void {
  const [left, right] = [theirs, ours].map((each) =>
    (each as { deprecated?: unknown }).deprecated === true ? "deprecated" : NONE,
  );
  if (left !== right) sides.add("deprecated", at, left!, right!);
}

function compareFields(sides: Sides, a: Shape, b: Shape, at: string, seen: Set<string>): void {
  for (const [name, { schema, required }] of a.fields) {
    const place = `${at}.${name}`;
    const other = b.fields.get(name);
    if (!other) sides.add("field", place, typesText(shapeOf(sides.theirs, schema)), NONE);
    else {
      if (required !== other.required) sides.add("required", place, needed(required), needed(other.required));
      compareDeprecations(sides, schema, other.schema, place);
      compareSchemas(sides, schema, other.schema, place, seen);
    }
  }
  for (const [name, { schema }] of b.fields) {
    if (!a.fields.has(name))
      sides.add("field", `${at}.${name}`, NONE, typesText(shapeOf(sides.ours, schema)));
  }
}

function compareValues(sides: Sides, a: Shape, b: Shape, at: string): void {
  // The provider names the values of few strings; that it says nothing is nothing to bring in.
  if (a.values.size === 0) return;
  if (b.values.size === 0) {
    sides.add("value", at, [...a.values].join(" | "), ANY);
    return;
  }
  for (const value of a.values) if (!b.values.has(value)) sides.add("value", at, value, NONE);
  for (const value of b.values)
    if (!a.values.has(value) && value !== "null") sides.add("value", at, NONE, value);
}

/** Whether a field or a parameter must stand. */
export function needed(required: boolean | undefined): string {
  return required ? "required" : "optional";
}

function typesText({ types, fields, whole }: Shape): string {
  // A document tells whole numbers from others, as a compiler doesn't.
  const told = [...types].map((type) => (whole && type === "number" ? "integer" : type));
  const known = types.size === 0 && fields.size > 0 ? ["object"] : told.sort();
  return known.length === 0 ? ANY : known.join(" | ");
}

function isSchema(value: unknown): value is Schema {
  return typeof value === "object" && value !== null;
}

/** A schema without its alternative `null`, which would make every field optional. */
function nonNull(document: OpenAPIDocument, schema: Schema): Schema {
  const { anyOf, oneOf } = targetOf(document, schema) as { anyOf?: Schema[]; oneOf?: Schema[] };
  const branches = (anyOf ?? oneOf)?.filter((branch) => branch["type"] !== "null");
  return branches?.length === 1 ? branches[0]! : schema;
}
