import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import type { Direction, Rating } from "./change.ts";
import { shapeOf, type Shape } from "./shape.ts";

/** Two documents: as it was, and as it is. */
export interface Pair {
  readonly before: OpenAPIDocument;
  readonly after: OpenAPIDocument;
  /** Names in the path: params of these names go there, whatever a body has by them. */
  readonly inPath?: ReadonlySet<string>;
}

/** A difference of two schemas, without the method that it is of. */
export interface Difference {
  readonly rating: Rating;
  readonly text: string;
  readonly consequence: string;
}

const COMPILES = "Programs compile as before";

/**
 * Lists what is another in a value, in the eyes of a program in TypeScript that writes or reads it.
 *
 * @param at the value's name: `name.first_name`
 */
export function compareSchemas(
  pair: Pair,
  before: Schema,
  after: Schema,
  direction: Direction,
  at: string,
  seen: ReadonlySet<string> = new Set(),
): Difference[] {
  const was = shapeOf(pair.before, before);
  const is = shapeOf(pair.after, after);
  const pass = `${was.name} ${is.name}`;
  // What refers to itself was compared around here already.
  if (was.name !== undefined && is.name !== undefined && seen.has(pass)) return [];
  const inside = new Set([...seen, pass]);
  return [
    ...compareTypes(was, is, direction, at),
    ...compareValues(was, is, direction, at),
    ...compareCombinations(was, is, direction, at),
    ...compareRules(was, is, direction, at),
    ...compareFields(pair, was, is, direction, at, inside),
    ...(was.items && is.items ? compareSchemas(pair, was.items, is.items, direction, `${at}[]`, inside) : []),
  ];
}

function compareTypes(was: Shape, is: Shape, direction: Direction, at: string): Difference[] {
  const wider = without(is.types, was.types);
  const narrower = without(was.types, is.types);
  const differences: Difference[] = [];
  if (wider.length > 0) {
    const text = `${at} can be ${wider.join(" or ")}, too.`;
    differences.push(
      direction === "request"
        ? { rating: "minor", text, consequence: `${COMPILES}.` }
        : {
            rating: "major",
            text,
            consequence: "Code that reads it as what it was alone no longer compiles.",
          },
    );
  }
  if (narrower.length > 0) {
    const text = `${at} is no longer ${narrower.join(" or ")}.`;
    differences.push(
      direction === "request"
        ? { rating: "major", text, consequence: "Code that sends such a value no longer compiles." }
        : { rating: "minor", text, consequence: `${COMPILES}; a check for what it was is needless.` },
    );
  }
  return differences;
}

function compareValues(was: Shape, is: Shape, direction: Direction, at: string): Difference[] {
  if (was.values.size === 0 && is.values.size === 0) return [];
  // Named values in the place of any, or the other way.
  const wasAny = was.open || was.values.size === 0;
  const isAny = is.open || is.values.size === 0;
  const differences: Difference[] = [];
  if (wasAny !== isAny) differences.push(closeOrOpen(isAny, direction, at));
  const added = without(is.values, was.values);
  const removed = without(was.values, is.values);
  if (added.length > 0 && was.values.size > 0) differences.push(addValues(added, isAny, direction, at));
  if (removed.length > 0 && is.values.size > 0) {
    const text = `${at} no longer names ${removed.join(", ")}.`;
    const consequence = isAny
      ? `${COMPILES}; editors no longer offer it.`
      : "Code that sends it or compares with it no longer compiles.";
    differences.push({ rating: isAny ? "patch" : "major", text, consequence });
  }
  return differences;
}

function closeOrOpen(isAny: boolean, direction: Direction, at: string): Difference {
  const text = isAny ? `${at} can have values that aren't named.` : `${at} has named values alone.`;
  const breaks = (direction === "request") === !isAny;
  const consequence = breaks
    ? isAny
      ? "A switch over its values is no longer exhaustive, and no longer compiles where it must be."
      : "Code that sends any text no longer compiles."
    : `${COMPILES}.`;
  return { rating: breaks ? "major" : "minor", text, consequence };
}

function addValues(added: readonly string[], isAny: boolean, direction: Direction, at: string): Difference {
  const text = `${at} can be ${added.join(", ")}.`;
  if (direction === "request") return { rating: "minor", text, consequence: `${COMPILES}.` };
  return {
    rating: "minor",
    text,
    consequence: isAny
      ? `${COMPILES}: it was open to further values.`
      : "A switch that must be exhaustive no longer compiles, until it has the value.",
  };
}

function compareCombinations(was: Shape, is: Shape, direction: Direction, at: string): Difference[] {
  const added = without(is.combinations, was.combinations);
  const removed = without(was.combinations, is.combinations);
  if (added.length === 0 && removed.length === 0) return [];
  // What was free asks for something now, or what asked is free.
  const wasFree = was.combinations.size === 0;
  const isFree = is.combinations.size === 0;
  const narrower = direction === "request" ? wasFree || (removed.length > 0 && !isFree) : added.length > 0;
  const words = [
    added.length > 0 ? `now also with ${added.join(", or with ")}` : "",
    removed.length > 0 ? `no longer with ${removed.join(", or with ")}` : "",
  ];
  return [
    {
      rating: narrower ? "major" : "minor",
      text: `${at || "The params"} can be written ${words.filter(Boolean).join("; ")}.`,
      consequence: narrower ? "Code that has another combination no longer compiles." : `${COMPILES}.`,
    },
  ];
}

/** No program notices at compile time; the API may refuse at run time what it took. */
function compareRules(was: Shape, is: Shape, direction: Direction, at: string): Difference[] {
  const names = [...new Set([...was.rules.keys(), ...is.rules.keys()])].filter(
    (name) => JSON.stringify(was.rules.get(name)) !== JSON.stringify(is.rules.get(name)),
  );
  if (names.length === 0) return [];
  const consequence =
    direction === "request" ? `${COMPILES}; the command and the sandbox check by it.` : `${COMPILES}.`;
  return [{ rating: "patch", text: `${at} has another ${names.join(", ")}.`, consequence }];
}

function compareFields(
  pair: Pair,
  was: Shape,
  is: Shape,
  direction: Direction,
  at: string,
  seen: ReadonlySet<string>,
): Difference[] {
  const differences: Difference[] = [];
  for (const name of new Set([...was.fields.keys(), ...is.fields.keys()])) {
    if (at === "" && direction === "request" && pair.inPath?.has(name)) continue;
    const place = at === "" ? name : `${at}.${name}`;
    const [old, now] = [was.fields.get(name), is.fields.get(name)];
    if (!old) differences.push(addField(place, now!.required, direction));
    else if (!now) differences.push(removeField(place, direction));
    else {
      if (old.required !== now.required) differences.push(requireField(place, now.required, direction));
      differences.push(...compareSchemas(pair, old.schema, now.schema, direction, place, seen));
    }
  }
  return differences;
}

function addField(place: string, required: boolean, direction: Direction): Difference {
  if (direction === "request" && required) {
    const consequence = "Every call without it no longer compiles.";
    return { rating: "major", text: `${place} is new, and required.`, consequence };
  }
  return { rating: "minor", text: `${place} is new.`, consequence: `${COMPILES}.` };
}

function removeField(place: string, direction: Direction): Difference {
  const verb = direction === "request" ? "sends" : "reads";
  return {
    rating: "major",
    text: `${place} is gone.`,
    consequence: `Code that ${verb} it no longer compiles.`,
  };
}

function requireField(place: string, required: boolean, direction: Direction): Difference {
  const text = required ? `${place} is required.` : `${place} may be left out.`;
  if (direction === "request") {
    return required
      ? { rating: "major", text, consequence: "Calls without it no longer compile." }
      : { rating: "minor", text, consequence: `${COMPILES}.` };
  }
  return required
    ? { rating: "minor", text: `${place} is always there.`, consequence: `${COMPILES}.` }
    : {
        rating: "major",
        text: `${place} may be missing.`,
        consequence: "Code that reads it without a check no longer compiles.",
      };
}

function without(set: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...set].filter((each) => !other.has(each));
}
