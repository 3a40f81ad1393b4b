import type { Alternative } from "./alternatives.ts";
import type { Difference } from "./change.ts";
import { compareCombinations, uniteForms } from "./compare-combinations.ts";
import { compareForm } from "./compare-form.ts";
import { compareUnions } from "./compare-unions.ts";
import { place } from "./place.ts";
import type { Visit } from "./visit.ts";

/** Lists what is another in the forms of an object, or of a list. Where a side has none, the value's types tell it. */
export function compareAlternatives(
  was: readonly Alternative[],
  is: readonly Alternative[],
  visit: Visit,
): Difference[] {
  if (was.length === 0 || is.length === 0) return [];
  const { pair, direction, at } = visit;
  const [old, now] = [uniteForms(was, pair.shapeBefore), uniteForms(is, pair.shapeAfter)];
  if (!old || !now) return compareUnions(was, is, visit);
  return [
    ...compareCombinations(was, is, direction).map((finding) => place(finding, at, direction)),
    ...compareForm(old, now, visit),
  ];
}
