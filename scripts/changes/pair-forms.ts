import type { Alternative } from "./alternatives.ts";
import { textOf } from "./compare-form.ts";
import { valuesIn } from "./discriminators.ts";
import type { Pair } from "./pair.ts";

/** The forms of which a value has any one. */
export interface Union {
  readonly forms: readonly Alternative[];
  /** Reads the shapes of what is in them. */
  readonly shapeOf: Pair["shapeBefore"];
  /** The fields whose values tell forms apart, on either side of a comparison. */
  readonly names: readonly string[];
}

/**
 * Finds for each form the one of the other side that stands for it, if any does: by the values that tell forms apart, else
 * by name, else by the most fields that are equal.
 */
export function pairForms(some: Union, others: Union): Map<Alternative, Alternative> {
  const scored = some.forms.flatMap((one) =>
    others.forms.map((other) => ({ one, other, score: scoreOf(one, other, some, others) })),
  );
  scored.sort((a, b) => b.score - a.score);
  const pairs = new Map<Alternative, Alternative>();
  const taken = new Set<Alternative>();
  for (const { one, other, score } of scored) {
    if (score === 0 || pairs.has(one) || taken.has(other)) continue;
    pairs.set(one, other);
    taken.add(other);
  }
  return pairs;
}

/** Whether a value can't be of both forms, by a field that tells forms apart. */
export function areApart(one: Alternative, other: Alternative, some: Union, others: Union): boolean {
  return some.names.some((name) => {
    const [values, more] = [valuesIn(one, name, some.shapeOf), valuesIn(other, name, others.shapeOf)];
    return values !== undefined && more !== undefined && !values.some((value) => more.includes(value));
  });
}

function scoreOf(one: Alternative, other: Alternative, some: Union, others: Union): number {
  if (areApart(one, other, some, others)) return 0;
  if (JSON.stringify(textOf(one)) === JSON.stringify(textOf(other))) return 1_000_000;
  const byValue = some.names.some((name) => one.fields.has(name) && other.fields.has(name)) ? 10_000 : 0;
  const byName = one.name !== undefined && one.name === other.name ? 1000 : 0;
  return byValue + byName + (one.type === "array" ? 1 : countEqual(one, other));
}

function countEqual({ fields }: Alternative, { fields: others }: Alternative): number {
  let count = 0;
  for (const [name, { schema }] of fields) {
    const other = others.get(name);
    if (other) count += JSON.stringify(schema) === JSON.stringify(other.schema) ? 2 : 1;
  }
  return count;
}
