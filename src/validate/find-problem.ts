import { validate, type OutputUnit } from "@cfworker/json-schema";
import { messages } from "./messages.ts";
import { createQuickCheck } from "./quick.ts";
import type { Schema, SchemasByRef } from "./rules.ts";

/** A rule that a value breaks. */
export interface Problem {
  /** The way to the field: names, and positions in lists. */
  readonly place: readonly (string | number)[];
  /** The schema's keyword that it breaks. */
  readonly keyword: string;
  /** The words that follow the field's name: `must be a string, not a number`. */
  readonly rule: string;
  /** The advice to its sender: `Send a string, or leave it out`. */
  readonly remedy: string;
}

/** The first problem of a value, or `undefined` where it is valid. */
export type FindProblem = (schema: Schema, value: unknown) => Problem | undefined;

/** Makes the check of values by schemas that refer to these. */
export function createFindProblem(schemas: SchemasByRef): FindProblem {
  const isSurelyValid = createQuickCheck(schemas);
  // The validator finds a `$ref` there by its text, so that nothing has to be dereferenced first.
  const lookup = schemas as Record<string, Schema>;
  return (schema, value) => {
    if (isSurelyValid(schema, value)) return undefined;
    const { valid, errors } = validate(value, schema, "2020-12", lookup);
    if (valid) return undefined;
    // Each schema around the failure is reported too, and comes first; its keyword isn't one that says what is wrong.
    const first = errors.find(({ keyword }) => keyword in messages)!;
    return describeProblem(schema, schemas, value, preferFormat(first, errors));
  };
}

/** The error of a format in the place of another one of the same value: its name says what a pattern spells out. */
function preferFormat(first: OutputUnit, errors: readonly OutputUnit[]): OutputUnit {
  const isAlike = ({ keyword, instanceLocation }: OutputUnit): boolean =>
    keyword === "format" && instanceLocation === first.instanceLocation;
  return errors.find(isAlike) ?? first;
}

/**
 * A field's name, as one would write it in code: `query.operands[0].filter_name`.
 *
 * @param at the name of what the way begins at, if it has one
 */
export function nameField(place: Problem["place"], at = ""): string {
  const path = place.map((key) => (typeof key === "number" ? `[${key}]` : `.${key.slice(0, 100)}`)).join("");
  return `${at}${path}`.replace(/^\./, "");
}

function describeProblem(schema: Schema, schemas: SchemasByRef, root: unknown, error: OutputUnit): Problem {
  const { keyword, instanceLocation, keywordLocation } = error;
  const place: (string | number)[] = [];
  let value = root;
  for (const key of parsePointer(instanceLocation)) {
    place.push(Array.isArray(value) ? Number(key) : key);
    value = (value as Record<string, unknown>)[key];
  }
  const broken = keyword === "false" ? {} : findHolder(schema, schemas, keywordLocation);
  if (keyword === "required") place.push(firstMissing(broken, value));
  const [rule, remedy] = messages[keyword]!(broken, value);
  return { place, keyword, rule, remedy };
}

/** The schema that a keyword stands in, with references followed on the way. */
function findHolder(schema: Schema, schemas: SchemasByRef, keywordLocation: string): Schema {
  return parsePointer(keywordLocation)
    .slice(0, -1)
    .reduce<unknown>((node, key) => {
      const { [key]: next } = node as Schema;
      return key === "$ref" ? schemas[next as string] : next;
    }, schema) as Schema;
}

function firstMissing({ required }: Schema, value: unknown): string {
  return (required as string[]).find((key) => !Object.hasOwn(value as object, key))!;
}

/** The keys of a JSON pointer, which the validator writes with percent-encoding. */
function parsePointer(pointer: string): string[] {
  const keys = pointer.split("/").slice(1);
  return keys.map((key) => decodeURI(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}
