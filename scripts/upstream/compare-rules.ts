import type { Shape } from "../changes/shape.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import { targetOf } from "../../src/generate/schema-fields.ts";
import { NONE, type Sides } from "./difference.ts";

/** Stands on the side that says nothing of the fields or values beside those with a name. */
const UNSAID = "unsaid";

/** The two sides of one place. */
interface Pair {
  readonly theirs: Shape;
  readonly ours: Shape;
  readonly at: string;
}

/**
 * Compares patterns, formats, lengths, bounds and defaults. The provider's document states few, and our rules come of its
 * pages and of recorded behaviour: only what it states itself is told, so that none of its rules is missed.
 */
export function compareRules(sides: Sides, { theirs, ours, at }: Pair): void {
  for (const [rule, value] of theirs.rules) {
    const [left, right] = [value, ours.rules.get(rule)].map((each) => JSON.stringify(each));
    if (left !== right) sides.add("rule", `${at} ${rule}`, left!, right ?? NONE);
  }
}

/** Compares whether an enum may grow: one that is closed on a side alone refuses there what the other takes. */
export function compareOpenness(sides: Sides, { theirs, ours, at }: Pair): void {
  // Without values on both sides there is no enum to be open; that ours names values where theirs has any is said in words.
  if (theirs.values.size === 0 || ours.values.size === 0 || theirs.open.size > 0 === ours.open.size > 0)
    return;
  const [left, right] = [theirs, ours].map(({ open }) => (open.size > 0 ? "open" : "closed"));
  sides.add("enum", at, left!, right!);
}

/** Compares what an object may have beside the fields with a name, where the provider's document says it. */
export function compareAdditional(sides: Sides, theirs: unknown, ours: unknown, at: string): void {
  const [left, right] = [theirs, ours].map(additionalText);
  if (left !== UNSAID && left !== right) sides.add("additional", at, left!, right!);
}

/** `additionalProperties` of a schema, or of what it is composed of. */
export function additionalOf(document: OpenAPIDocument, schema: Schema): unknown {
  const own = targetOf(document, schema);
  if (own["additionalProperties"] !== undefined) return own["additionalProperties"];
  const { allOf = [], anyOf = [], oneOf = [] } = own as Record<string, Schema[] | undefined>;
  const parts = [...allOf, ...anyOf, ...oneOf].map((part) => additionalOf(document, part));
  return parts.find((part) => part !== undefined);
}

function additionalText(additional: unknown): string {
  if (additional === undefined) return UNSAID;
  if (typeof additional === "boolean") return additional ? "any" : "refused";
  // An empty schema takes anything.
  return Object.keys(additional as object).length === 0 ? "any" : "of a schema";
}
