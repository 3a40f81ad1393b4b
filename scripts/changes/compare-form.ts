import type { Schema } from "../../src/generate/openapi.ts";
import type { Alternative, Field } from "./alternatives.ts";
import type { Difference, Direction } from "./change.ts";
import { COMPILES, type Finding } from "./compare-shapes.ts";
import { isAffected } from "./pair.ts";
import { enter, place, step } from "./place.ts";
import { noteName, passOf, type Visit } from "./visit.ts";

/**
 * Lists what is another in one form of an object or a list, and inside of it.
 *
 * @param others the fields of all forms, where no value tells them apart: one form may have those of another, too
 */
export function compareForm(
  was: Alternative,
  is: Alternative,
  visit: Visit,
  others: ReadonlySet<string> = NONE,
): Difference[] {
  const { pair, seen } = visit;
  noteName(pair, was.name, is.name);
  if (!isAffected(pair, textOf(was), textOf(is))) return [];
  if (was.name === undefined || is.name === undefined) return compareParts(was, is, visit, others);
  // By a word of its own: where it is the only form, the walk is inside of the schema of that name already.
  const pass = `form ${passOf(was.name, is.name)}`;
  if (seen.has(pass)) return [];
  const inside = { ...visit, at: enter(visit.at, is.name), seen: new Set([...seen, pass]) };
  return compareParts(was, is, inside, others);
}

/** All that is in a form, for a comparison of its text. */
export function textOf({ type, values, fields, rest, items }: Alternative): unknown {
  return [type, values, [...fields], rest, items];
}

const NONE: ReadonlySet<string> = new Set();

/** Compares what is inside, where there is something on both sides. */
type Into = (old: Schema | undefined, now: Schema | undefined, name: string) => Difference[];

function compareParts(
  was: Alternative,
  is: Alternative,
  visit: Visit,
  others: ReadonlySet<string>,
): Difference[] {
  const into: Into = (old, now, name) =>
    old && now ? visit.walk({ ...visit, at: step(visit.at, name) }, old, now) : [];
  if (is.type === "array") return into(was.items ?? {}, is.items ?? {}, "[]");
  return [
    ...compareRest(was, is, visit.direction).map((finding) => place(finding, visit.at, visit.direction)),
    ...compareFields(was, is, visit, { others, into }),
    ...into(was.rest, is.rest, "[*]"),
  ];
}

/** Fields that have no name in the document, as of metadata. */
function compareRest(was: Alternative, is: Alternative, direction: Direction): Finding[] {
  if ((was.rest === undefined) === (is.rest === undefined)) return [];
  if (is.rest !== undefined)
    return [{ rating: "minor", fact: "can have fields of any name", consequence: `${COMPILES}.` }];
  const verb = direction === "request" ? "sends" : "reads";
  const consequence = `Code that ${verb} another field of it no longer compiles.`;
  return [{ rating: "major", fact: "has no fields but those that are named", consequence }];
}

function compareFields(
  was: Alternative,
  is: Alternative,
  { direction, at, pair }: Visit,
  { others, into }: { others: ReadonlySet<string>; into: Into },
): Difference[] {
  const differences: Difference[] = [];
  for (const name of new Set([...was.fields.keys(), ...is.fields.keys()])) {
    const tell = (finding: Finding): void => {
      differences.push(place(finding, step(at, name), direction));
    };
    const old = was.fields.get(name);
    const now = is.fields.get(name) ?? (direction === "request" ? unnamedField(is) : undefined);
    const isAbsent = isNever(old, pair.shapeBefore);
    const isForbidden = isNever(now, pair.shapeAfter);
    if (isAbsent && isForbidden) {
      // To leave it out is asked for, or was, where another form has it.
      const isNews = direction === "request" ? old === undefined : now === undefined;
      if (isNews && old !== now && others.has(name)) tell(forbidField(direction));
    } else if (isAbsent) tell(addField(now!.required, direction));
    else if (isForbidden) tell(removeField(direction));
    else if (old && now) {
      if (old.required !== now.required) tell(requireField(now.required, direction));
      differences.push(...into(old.schema, now.schema, name));
    }
  }
  return differences;
}

/** The field of any name that takes one without a name of its own, where there may be some. */
function unnamedField({ rest }: Alternative): Field | undefined {
  return rest && { schema: rest, required: false };
}

/** Whether a form has no such field, be it that it isn't named or that no value will do. */
function isNever(field: Field | undefined, shapeOf: Visit["pair"]["shapeBefore"]): boolean {
  return field === undefined || shapeOf(field.schema).types.has("never");
}

/** A field of one form that another mustn't have. */
function forbidField(direction: Direction): Finding {
  if (direction === "response") return removeField(direction);
  const consequence = "Code that sends it with another form's fields no longer compiles.";
  return { rating: "major", fact: "must be left out", consequence };
}

function addField(required: boolean, direction: Direction): Finding {
  const neutral = required ? "is new, and required" : "is new";
  return direction === "request" && required
    ? { rating: "major", fact: neutral, consequence: "Every call without it no longer compiles." }
    : { rating: "minor", fact: "is new", neutral, consequence: `${COMPILES}.` };
}

function removeField(direction: Direction): Finding {
  const verb = direction === "request" ? "sends" : "reads";
  return { rating: "major", fact: "is gone", consequence: `Code that ${verb} it no longer compiles.` };
}

function requireField(required: boolean, direction: Direction): Finding {
  const neutral = required ? "is required" : "may be left out";
  if (direction === "request") {
    return required
      ? { rating: "major", fact: neutral, consequence: "Calls without it no longer compile." }
      : { rating: "minor", fact: neutral, consequence: `${COMPILES}.` };
  }
  const consequence = "Code that reads it without a check no longer compiles.";
  return required
    ? { rating: "minor", fact: "is always there", neutral, consequence: `${COMPILES}.` }
    : { rating: "major", fact: "may be missing", neutral, consequence };
}
