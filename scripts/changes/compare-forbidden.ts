import { resolve, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { fieldsOf, targetOf } from "../../src/generate/schema-fields.ts";
import type { Difference } from "./change.ts";
import { COMPILES } from "./compare-shapes.ts";
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

/** Makes a comparison of what can't be sent together: fields of which each branch of a union forbids one. */
export function compareForbidden({
  before,
  after,
}: Pair): (was: OperationView, is: OperationView) => Difference[] {
  const [old, now] = [forbiddenIn(before), forbiddenIn(after)];
  return (was, is) => {
    const [had, has] = [was, is].map(
      ({ params }, index) => fieldsOf([before, after][index]!, params).properties,
    );
    const pairs = new Map(
      [...pairsIn(before, was.params, old), ...pairsIn(after, is.params, now)].map((pair) => [
        pair.join(" and "),
        pair,
      ]),
    );
    return [...pairs].flatMap(([text, pair]): Difference[] => {
      // A field that is new or gone is told as such.
      if (!pair.every((name) => had!.has(name) && has!.has(name))) return [];
      const [could, can] = [
        isTakenWith(before, was.params, old, pair),
        isTakenWith(after, is.params, now, pair),
      ];
      if (could === can) return [];
      const consequence = can ? `${COMPILES}.` : "Calls with both no longer compile.";
      const rating = can ? "minor" : "major";
      return [
        {
          rating,
          text: `${text} ${can ? "can" : "can't"} be sent together.`,
          consequence,
          direction: "request",
        },
      ];
    });
  };
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
