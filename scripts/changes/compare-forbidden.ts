import { resolve, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { fieldsOf, targetOf } from "../../src/generate/schema-fields.ts";
import type { Difference, Rating } from "./change.ts";
import { COMPILES } from "./compare-shapes.ts";
import { nameMethods } from "./group.ts";
import type { OperationView } from "./operation-view.ts";
import type { Pair } from "./pair.ts";

/** The names of the properties that a schema forbids, as `x-forbidden-fields` has them. */
type Forbidden = ReadonlyMap<object, readonly string[]>;

interface Composition extends Schema {
  properties?: Record<string, Schema>;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}

/**
 * Makes a comparison of what can't be sent together: fields of which each branch of a union forbids one. It finds nothing where the
 * older document is from before the published one said so.
 */
export function compareForbidden(pair: Pair): (was: OperationView, is: OperationView) => Difference[] {
  const { before, after } = pair;
  if (before["x-forbidden-fields"] === undefined) return () => [];
  const [old, now] = [forbiddenIn(before), forbiddenIn(after)];
  return (was, is) => {
    const fields = [fieldsOf(before, was.params), fieldsOf(after, is.params)];
    const pairs = [...pairsIn(before, was.params, old), ...pairsIn(after, is.params, now)]
      // A field that is new or gone is told as such.
      .filter((names) => names.every((name) => fields.every(({ properties }) => properties.has(name))));
    const [closed, opened]: [Set<string>, Set<string>] = [new Set(), new Set()];
    for (const names of pairs) {
      const could = isTakenWith(before, was.params, old, names);
      if (could !== isTakenWith(after, is.params, now, names))
        (could ? closed : opened).add(names.join(" and "));
    }
    return [
      ...tell([...closed], "major", "can't be sent together", "Calls with both no longer compile."),
      ...tell([...opened], "minor", "can be sent together", `${COMPILES}.`),
    ];
  };
}

function tell(pairs: readonly string[], rating: Rating, fact: string, consequence: string): Difference[] {
  if (pairs.length === 0) return [];
  const text = pairs.length === 1 ? `${pairs[0]!} ${fact}.` : `These ${fact}: ${nameMethods(pairs)}.`;
  return [{ rating, text, consequence, direction: "request" }];
}

function forbiddenIn(document: OpenAPIDocument): Forbidden {
  const entries = Object.entries(document["x-forbidden-fields"] ?? {});
  return new Map(entries.map(([$ref, names]) => [resolve<object>(document, { $ref }), names]));
}

/** Of each schema that forbids a field, that one with each that it has. */
function pairsIn(document: OpenAPIDocument, schema: Schema, forbidden: Forbidden): string[][] {
  const own: Composition = targetOf(document, schema);
  const { properties = {}, allOf = [], anyOf = [], oneOf = [] } = own;
  const without = forbidden.get(own) ?? [];
  return [
    ...without.flatMap((name) => Object.keys(properties).map((other) => [name, other].sort())),
    ...[...allOf, ...anyOf, ...oneOf].flatMap((part) => pairsIn(document, part, forbidden)),
  ];
}

/** Whether a value may have all of some fields, as far as those that are forbidden are concerned. */
function isTakenWith(
  document: OpenAPIDocument,
  schema: Schema,
  forbidden: Forbidden,
  names: readonly string[],
): boolean {
  const own: Composition = targetOf(document, schema);
  const takes = (part: Schema): boolean => isTakenWith(document, part, forbidden, names);
  const { allOf = [], anyOf, oneOf } = own;
  return (
    !forbidden.get(own)?.some((name) => names.includes(name)) &&
    allOf.every(takes) &&
    [anyOf, oneOf].every((branches) => branches?.some(takes) ?? true)
  );
}
