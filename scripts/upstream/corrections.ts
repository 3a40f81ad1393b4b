import { existsSync, readFileSync } from "node:fs";
import { isPlainObject, parseYaml } from "@redocly/openapi-core";
import { lineOf, type Difference } from "./difference.ts";

/** A difference that is meant to be: where the provider's document is wrong, or says less than is known. */
export interface Correction {
  /** The difference's line, in which a `*` stands for anything. */
  readonly differs: string;
  readonly reason: string;
  /** The place where the truth is to be found: an address, or a place in the repository. */
  readonly source: string;
}

/** Differences without those that are meant to be, and the corrections that no difference needs any more. */
export interface Corrected {
  readonly differences: readonly Difference[];
  readonly covered: readonly Covered[];
  readonly expired: readonly Correction[];
}

/** A difference that is meant to be, and the line that says so. */
export interface Covered {
  readonly difference: Difference;
  readonly by: Correction;
}

const KEYS = ["differs", "reason", "source"] as const;

/** @throws {Error} where a correction lacks its reason or source */
export function readCorrections(file: string): Correction[] {
  if (!existsSync(file)) return [];
  const list = parseYaml(readFileSync(file, "utf8"));
  if (!Array.isArray(list))
    throw new Error(`${file} is no list. Write a correction a line, each after "- ".`);
  return list.map((entry: unknown, index) => {
    const missing = KEYS.find(
      (key) => !isPlainObject(entry) || typeof entry[key] !== "string" || !entry[key],
    );
    if (missing === undefined) return entry as Correction;
    throw new Error(`${file}: correction ${index + 1} has no ${missing}. Each has ${KEYS.join(", ")}.`);
  });
}

/** Takes out the differences that are meant to be. */
export function applyCorrections(
  differences: readonly Difference[],
  corrections: readonly Correction[],
): Corrected {
  // A line that names one difference alone is asked before those that could also mean it.
  const order = [...corrections].sort((a, b) => Number(isWide(a)) - Number(isWide(b)));
  const patterns = order.map((correction) => ({ correction, parts: correction.differs.split("*") }));
  const used = new Set<Correction>();
  const left: Difference[] = [];
  const covered: Covered[] = [];
  for (const difference of differences) {
    const line = lineOf(difference);
    const matching = patterns.find(({ parts }) => matches(line, parts));
    if (!matching) left.push(difference);
    else {
      // A line all of whose differences others stand for could stay for ever.
      used.add(matching.correction);
      covered.push({ difference, by: matching.correction });
    }
  }
  return { differences: left, covered, expired: corrections.filter((each) => !used.has(each)) };
}

/** Whether a line stands for several differences, and so for others tomorrow than today. */
export function isWide({ differs }: Correction): boolean {
  return differs.includes("*");
}

/**
 * Whether a line has the parts of a pattern in their order, the first and the last at its ends. Each part is looked for once, as
 * a copy may make lines on which a regular expression with several stars would go back and forth for hours.
 */
function matches(line: string, [first = "", ...others]: readonly string[]): boolean {
  if (others.length === 0) return line === first;
  const last = others.at(-1)!;
  if (!line.startsWith(first)) return false;
  let from = first.length;
  for (const part of others.slice(0, -1)) {
    const at = line.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return line.length - last.length >= from && line.endsWith(last);
}
