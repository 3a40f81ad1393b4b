import type { Direction, Rating } from "./change.ts";
import { typeOfValue } from "./alternatives.ts";
import { VALUES, type Shape } from "./shape.ts";

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
    // Where a check for it was, nothing is left to read; of null nobody reads anything.
    const isNull = narrower.every((type) => type === "null");
    const verb = direction === "request" ? "sends" : "reads";
    findings.push(
      direction === "response" && isNull
        ? { rating: "minor", fact, consequence: `${COMPILES}; a check for what it was is needless.` }
        : { rating: "major", fact, consequence: `Code that ${verb} such a value no longer compiles.` },
    );
  }
  return findings;
}

function compareValues(was: Shape, is: Shape, direction: Direction): Finding[] {
  return [...was.types]
    .filter((type) => is.types.has(type))
    .flatMap((type) => compareNamed(namedOf(was, type), namedOf(is, type), direction));
}

/** The values of one type that are named, and whether any other will do. */
interface Named {
  readonly type: string;
  readonly values: ReadonlySet<string>;
  readonly any: boolean;
}

function namedOf({ values, open }: Shape, type: string): Named {
  const own = [...values].filter((value) => typeOfValue(JSON.parse(value)) === type);
  // A boolean is an enum of two values, written or not.
  if (type === "boolean" && own.length === 0) return { type, values: new Set(["true", "false"]), any: false };
  return { type, values: new Set(own), any: own.length === 0 || open.has(type) };
}

function compareNamed(was: Named, is: Named, direction: Direction): Finding[] {
  const findings: Finding[] = [];
  if (was.any !== is.any) findings.push(closeOrOpen(is, direction));
  const added = without(is.values, was.values);
  const removed = without(was.values, is.values);
  if (added.length > 0 && was.values.size > 0) findings.push(addValues(added, is.any, direction));
  if (removed.length > 0 && is.values.size > 0) {
    const fact = `no longer names ${removed.join(", ")}`;
    const consequence = is.any
      ? `${COMPILES}; editors no longer offer it.`
      : "Code that sends it or compares with it no longer compiles.";
    findings.push({ rating: is.any ? "patch" : "major", fact, consequence });
  }
  return findings;
}

function closeOrOpen({ type, any: isAny }: Named, direction: Direction): Finding {
  const fact = isAny ? "can have values that aren't named" : "has named values alone";
  if (direction === "request") {
    const other = type === "string" ? "any text" : `any ${type}`;
    return isAny
      ? { rating: "minor", fact, consequence: `${COMPILES}.` }
      : { rating: "major", fact, consequence: `Code that sends ${other} no longer compiles.` };
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

/** No program notices at compile time; the API may refuse at run time what it took. */
function compareRules(was: Shape, is: Shape, direction: Direction): Finding[] {
  const names = [...new Set([...was.rules.keys(), ...is.rules.keys()])].filter(
    (name) => JSON.stringify(was.rules.get(name)) !== JSON.stringify(is.rules.get(name)),
  );
  const facts = [
    ...(names.length > 0 ? [`has another ${names.map(nameRule).join(", ")}`] : []),
    ...(was.whole === is.whole || !was.types.has("number") || !is.types.has("number")
      ? []
      : [is.whole ? "is a whole number" : "may be no whole number"]),
  ];
  const consequence =
    direction === "request" ? `${COMPILES}; the command and the sandbox check by it.` : `${COMPILES}.`;
  return facts.map((fact) => ({ rating: "patch", fact, consequence }));
}

function nameRule(name: string): string {
  return name === VALUES ? "list of values" : name;
}

function without(set: ReadonlySet<string>, other: ReadonlySet<string>): string[] {
  return [...set].filter((each) => !other.has(each));
}
