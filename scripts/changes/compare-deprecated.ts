import type { Schema } from "../../src/generate/openapi.ts";
import type { Change, Difference } from "./change.ts";
import type { OperationView } from "./operation-view.ts";
import type { Pair } from "./pair.ts";

/** Fields by their places within what they are of, each with whether it is deprecated. */
type Fields = ReadonlyMap<string, boolean>;

/** Lists fields of schemas that are deprecated, or no longer, once for each schema. */
export function compareDeprecatedFields({ before, after }: Pair): Change[] {
  const [old, now] = [before.components.schemas, after.components.schemas];
  return Object.keys(now)
    .filter((name) => Object.hasOwn(old, name))
    .flatMap((name) =>
      compare(fieldsOf(old[name]!), fieldsOf(now[name]!)).map((difference) => ({
        method: name,
        ...difference,
      })),
    );
}

/** Lists parameters of an operation that are deprecated, or no longer. */
export function compareDeprecatedParameters(was: OperationView, is: OperationView): Difference[] {
  return compare(deprecatedOf(was), deprecatedOf(is));
}

function compare(old: Fields, now: Fields): Difference[] {
  return [...now].flatMap(([field, isDeprecated]): Difference[] => {
    if (!old.has(field) || old.get(field) === isDeprecated) return [];
    return [tellDeprecation(field, isDeprecated)];
  });
}

/**
 * Tells of what is deprecated, or no longer.
 *
 * @see https://semver.org/#how-should-i-handle-deprecating-functionality
 */
export function tellDeprecation(subject: string, isDeprecated: boolean): Difference {
  const [rating, fact, consequence] = isDeprecated
    ? (["minor", "is deprecated", "editors strike it through, and linters may refuse it"] as const)
    : (["patch", "is no longer deprecated", "editors show it as any other"] as const);
  return { rating, text: `${subject} ${fact}.`, consequence: `Programs compile as before; ${consequence}.` };
}

function deprecatedOf({ parameters }: OperationView): Fields {
  return new Map(parameters.map(({ name, deprecated = false }) => [name, deprecated]));
}

/** The fields of a schema and of those that stand in it, without what it refers to. */
function fieldsOf(schema: Schema, place = "", found = new Map<string, boolean>()): Fields {
  const { properties = {}, items, allOf = [], anyOf = [], oneOf = [] } = schema as Composition;
  for (const [name, field] of Object.entries(properties)) {
    const inner = place === "" ? name : `${place}.${name}`;
    found.set(inner, field["deprecated"] === true || found.get(inner) === true);
    fieldsOf(field, inner, found);
  }
  if (items) fieldsOf(items, `${place}[]`, found);
  for (const part of [...allOf, ...anyOf, ...oneOf]) fieldsOf(part, place, found);
  return found;
}

interface Composition {
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
  anyOf?: Schema[];
  oneOf?: Schema[];
}
