import type { Schema } from "../../src/generate/openapi.ts";
import type { Difference, Direction } from "./change.ts";
import { compareAlternatives } from "./compare-alternatives.ts";
import { isKnown, noteName, passOf, type Visit } from "./visit.ts";
import { compareShapes, findReplacement, type Finding } from "./compare-shapes.ts";
import type { Pair } from "./pair.ts";
import { enter, place, TOP } from "./place.ts";

/** Lists what is another in a value, in the eyes of a program in TypeScript that writes or reads it. */
export function compareSchemas(
  pair: Pair,
  before: Schema,
  after: Schema,
  direction: Direction,
): Difference[] {
  return walk({ pair, direction, at: TOP, seen: new Set(), walk }, before, after);
}

function walk(visit: Visit, before: Schema, after: Schema): Difference[] {
  const { pair, direction, at, seen } = visit;
  const was = pair.shapeBefore(before);
  const is = pair.shapeAfter(after);
  if (isKnown(visit, was.name, is.name)) return [];
  noteName(pair, was.name, is.name);
  const here = was.name !== undefined && is.name !== undefined ? enter(at, is.name) : at;
  const tell = (findings: readonly Finding[]): Difference[] =>
    findings.map((finding) => place(finding, here, direction));
  const replacement = findReplacement(was, is, direction);
  if (replacement) return tell([replacement]);
  const inside = { ...visit, at: here, seen: new Set([...seen, passOf(was.name, is.name)]) };
  return [
    ...tell(compareShapes(was, is, direction)),
    ...compareAlternatives(was.objects, is.objects, inside),
    ...compareAlternatives(was.lists, is.lists, inside),
  ];
}
