import type { Schema } from "../../src/generate/openapi.ts";
import type { Difference, Direction } from "./change.ts";
import { compareShapes, COMPILES, findReplacement, type Finding } from "./compare-shapes.ts";
import type { Pair } from "./pair.ts";
import type { Shape } from "./shape.ts";

/** A place of a value: from the call's params or its answer on, and from the schema with a name that it stands in. */
interface Place {
  /** `user.name.first_name`; empty for all of the params, or of the answer. */
  readonly whole: string;
  readonly schema: string | undefined;
  /** `first_name` of the schema of names. */
  readonly inner: string;
}

const TOP: Place = { whole: "", schema: undefined, inner: "" };

/** Lists what is another in a value, in the eyes of a program in TypeScript that writes or reads it. */
export function compareSchemas(
  pair: Pair,
  before: Schema,
  after: Schema,
  direction: Direction,
): Difference[] {
  return walk(pair, before, after, direction, TOP, new Set());
}

function walk(
  pair: Pair,
  before: Schema,
  after: Schema,
  direction: Direction,
  at: Place,
  seen: ReadonlySet<string>,
): Difference[] {
  const was = pair.shapeBefore(before);
  const is = pair.shapeAfter(after);
  if (isKnown(pair, was, is, seen)) return [];
  noteName(pair, was, is);
  const here = was.name !== undefined && is.name !== undefined ? { ...at, schema: is.name, inner: "" } : at;
  const tell = (findings: readonly Finding[]): Difference[] =>
    findings.map((finding) => place(finding, here, direction));
  const replacement = findReplacement(was, is, direction);
  if (replacement) return tell([replacement]);
  const inside = new Set([...seen, passOf(was, is)]);
  const into = (old: Schema | undefined, now: Schema | undefined, name: string): Difference[] =>
    old && now ? walk(pair, old, now, direction, step(here, name), inside) : [];
  return [
    ...tell(compareShapes(was, is, direction)),
    ...compareFields(was, is, direction, here, into),
    ...((was.items ?? is.items) ? into(was.items ?? {}, is.items ?? {}, "[]") : []),
    ...into(was.rest, is.rest, "[*]"),
  ];
}

/** Whether nothing is to be found: the schema is the same, or is compared around here already, as it refers to itself. */
function isKnown(pair: Pair, was: Shape, is: Shape, seen: ReadonlySet<string>): boolean {
  if (was.name === undefined || is.name === undefined) return false;
  return (was.name === is.name && !pair.affected.has(`schemas/${is.name}`)) || seen.has(passOf(was, is));
}

function passOf({ name: old }: Shape, { name }: Shape): string {
  return `${old} ${name}`;
}

/** Notes that a schema has another name: the old one is gone, and what stands in its place is new. */
function noteName({ before, after, renamed }: Pair, { name: old }: Shape, { name }: Shape): void {
  if (old === undefined || name === undefined) return;
  const isGone = !Object.hasOwn(after.components.schemas, old);
  if (isGone && !Object.hasOwn(before.components.schemas, name)) renamed.set(old, name);
}

function step({ whole, schema, inner }: Place, name: string): Place {
  const join = (path: string): string =>
    path === "" || name.startsWith("[") ? path + name : `${path}.${name}`;
  return { whole: join(whole), schema, inner: join(inner) };
}

function place({ fact, neutral = fact, ...rest }: Finding, at: Place, direction: Direction): Difference {
  const { whole, schema, inner } = at;
  const inParams = whole === "" ? `The params object ${fact}.` : `${whole} ${fact}.`;
  const inAnswer = whole === "" ? `Its answer ${fact}.` : `In its answer, ${whole} ${fact}.`;
  const ofSchema = `${schema}${/^(\[|$)/.test(inner) ? inner : `.${inner}`}`;
  return {
    ...rest,
    direction,
    text: direction === "request" ? inParams : inAnswer,
    ...(schema !== undefined && {
      shared: { text: `${ofSchema} ${fact}.`, neutral: `${ofSchema} ${neutral}.` },
    }),
  };
}

function compareFields(
  was: Shape,
  is: Shape,
  direction: Direction,
  at: Place,
  into: (old: Schema, now: Schema, name: string) => Difference[],
): Difference[] {
  const differences: Difference[] = [];
  for (const name of new Set([...was.fields.keys(), ...is.fields.keys()])) {
    const tell = (finding: Finding): void => {
      differences.push(place(finding, step(at, name), direction));
    };
    const [old, now] = [was.fields.get(name), is.fields.get(name)];
    if (!old) tell(addField(now!.required, direction));
    else if (!now) tell(removeField(direction));
    else {
      if (old.required !== now.required) tell(requireField(now.required, direction));
      differences.push(...into(old.schema, now.schema, name));
    }
  }
  return differences;
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
