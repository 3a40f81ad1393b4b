import type { Direction, Rating } from "./change.ts";
import type { Shape } from "./shape.ts";

/** A fact on a value that is another, as the end of a sentence: `can be null, too`. */
export interface Finding {
  readonly rating: Rating;
  readonly fact: string;
  /** The same fact in words for both directions, where the direction has words of its own. */
  readonly neutral?: string;
  readonly consequence: string;
}

export const COMPILES = "Programs compile as before";

/** Lists what is another in a value itself, without what is inside of it, to who writes or reads it. */
export function compareShapes(was: Shape, is: Shape, direction: Direction): Finding[] {
  return [
    ...compareTypes(was, is, direction),
    ...compareValues(was, is, direction),
    ...compareCombinations(was, is, direction),
    ...compareRest(was, is, direction),
    ...compareRules(was, is, direction),
  ];
}

/**
 * The finding on a value that is of another kind altogether, which leaves nothing inside of it to compare; `undefined` where
 * some of the old kind is still there.
 */
export function findReplacement(was: Shape, is: Shape, direction: Direction): Finding | undefined {
  const [old, now] = [[...was.types], [...is.types]];
  if (old.length === 0 && now.length === 0) return undefined;
  if (now.length === 0) {
    const fact = `can be any value, not only ${old.join(" or ")}`;
    return direction === "request"
      ? { rating: "minor", fact, consequence: `${COMPILES}.` }
      : { rating: "major", fact, consequence: "Code that reads it without a check no longer compiles." };
  }
  const fact = `was ${old.join(" or ") || "any value"}, and is ${now.join(" or ")}`;
  if (old.length === 0) {
    return direction === "request"
      ? { rating: "major", fact, consequence: "Code that sends another value no longer compiles." }
      : { rating: "minor", fact, consequence: `${COMPILES}; a check of what it is is needless.` };
  }
  if (old.some((type) => type !== "null" && is.types.has(type))) return undefined;
  if (old.every((type) => type === "null")) return undefined;
  const verb = direction === "request" ? "sends" : "reads";
  return { rating: "major", fact, consequence: `Code that ${verb} it as what it was no longer compiles.` };
}

function compareTypes(was: Shape, is: Shape, direction: Direction): Finding[] {
  const wider = without(is.types, was.types);
  const narrower = without(was.types, is.types);
  const findings: Finding[] = [];
  if (wider.length > 0) {
    const fact = `can be ${wider.join(" or ")}, too`;
    const consequence = "Code that reads it as what it was alone no longer compiles.";
    findings.push(
      direction === "request"
        ? { rating: "minor", fact, consequence: `${COMPILES}.` }
        : { rating: "major", fact, consequence },
    );
  }
  if (narrower.length > 0) {
    const fact = `is no longer ${narrower.join(" or ")}`;
    findings.push(
      direction === "request"
        ? { rating: "major", fact, consequence: "Code that sends such a value no longer compiles." }
        : { rating: "minor", fact, consequence: `${COMPILES}; a check for what it was is needless.` },
    );
  }
  return findings;
}

function compareValues(was: Shape, is: Shape, direction: Direction): Finding[] {
  if (was.values.size === 0 && is.values.size === 0) return [];
  // Named values in the place of any, or the other way.
  const wasAny = was.open || was.values.size === 0;
  const isAny = is.open || is.values.size === 0;
  const findings: Finding[] = [];
  if (wasAny !== isAny) findings.push(closeOrOpen(isAny, direction));
  const added = without(is.values, was.values);
  const removed = without(was.values, is.values);
  if (added.length > 0 && was.values.size > 0) findings.push(addValues(added, isAny, direction));
  if (removed.length > 0 && is.values.size > 0) {
    const fact = `no longer names ${removed.join(", ")}`;
    const consequence = isAny
      ? `${COMPILES}; editors no longer offer it.`
      : "Code that sends it or compares with it no longer compiles.";
    findings.push({ rating: isAny ? "patch" : "major", fact, consequence });
  }
  return findings;
}

function closeOrOpen(isAny: boolean, direction: Direction): Finding {
  const fact = isAny ? "can have values that aren't named" : "has named values alone";
  if (direction === "request") {
    return isAny
      ? { rating: "minor", fact, consequence: `${COMPILES}.` }
      : { rating: "major", fact, consequence: "Code that sends any text no longer compiles." };
  }
  const consequence =
    "A switch over its values is no longer exhaustive, and no longer compiles where it must be.";
  return isAny
    ? { rating: "major", fact, consequence }
    : { rating: "minor", fact, consequence: `${COMPILES}; only a comparison with another value doesn't.` };
}

/** A value more is what an API is allowed to bring at any time, so that it is never major. */
function addValues(added: readonly string[], isAny: boolean, direction: Direction): Finding {
  const fact = `can be ${added.join(", ")}`;
  const breaksSwitch = direction === "response" && !isAny;
  const open = isAny ? `${COMPILES}: it was open to further values.` : `${COMPILES}.`;
  const consequence = breaksSwitch
    ? "A switch that must be exhaustive no longer compiles, until it has the value."
    : direction === "request"
      ? `${COMPILES}.`
      : open;
  return { rating: "minor", fact, consequence };
}

function compareCombinations(was: Shape, is: Shape, direction: Direction): Finding[] {
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
      fact: `can be written ${words.filter(Boolean).join("; ")}`,
      consequence: narrower ? "Code that has another combination no longer compiles." : `${COMPILES}.`,
    },
  ];
}

/** Fields that have no name in the document, as of metadata. */
function compareRest(was: Shape, is: Shape, direction: Direction): Finding[] {
  if ((was.rest === undefined) === (is.rest === undefined)) return [];
  if (is.rest !== undefined)
    return [{ rating: "minor", fact: "can have fields of any name", consequence: `${COMPILES}.` }];
  const verb = direction === "request" ? "sends" : "reads";
  const consequence = `Code that ${verb} another field of it no longer compiles.`;
  return [{ rating: "major", fact: "has no fields but those that are named", consequence }];
}

/** No program notices at compile time; the API may refuse at run time what it took. */
function compareRules(was: Shape, is: Shape, direction: Direction): Finding[] {
  const names = [...new Set([...was.rules.keys(), ...is.rules.keys()])].filter(
    (name) => JSON.stringify(was.rules.get(name)) !== JSON.stringify(is.rules.get(name)),
  );
  const facts = [
    ...(names.length > 0 ? [`has another ${names.join(", ")}`] : []),
    ...(was.whole === is.whole || !was.types.has("number") || !is.types.has("number")
      ? []
      : [is.whole ? "is a whole number" : "may be no whole number"]),
  ];
  const consequence =
    direction === "request" ? `${COMPILES}; the command and the sandbox check by it.` : `${COMPILES}.`;
  return facts.map((fact) => ({ rating: "patch", fact, consequence }));
}

function without(set: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...set].filter((each) => !other.has(each));
}
