import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import { shapeOf, type Shape } from "./shape.ts";

/** Two documents, as it was and as it is, with what is known of both together. */
export interface Pair {
  readonly before: OpenAPIDocument;
  readonly after: OpenAPIDocument;
  /** The components that are another, or that refer to such, as `schemas/User`: only in those is something to find. */
  readonly affected: ReadonlySet<string>;
  /** The new names of schemas by their old ones, as the comparison meets them in each other's place. */
  readonly renamed: Map<string, string>;
  readonly shapeBefore: (schema: Schema) => Shape;
  readonly shapeAfter: (schema: Schema) => Shape;
}

/** Puts two documents together for a comparison, which reads each schema's shape once. */
export function pairOf(before: OpenAPIDocument, after: OpenAPIDocument): Pair {
  return {
    before,
    after,
    affected: findAffected(before, after),
    renamed: new Map(),
    shapeBefore: rememberShapes(before),
    shapeAfter: rememberShapes(after),
  };
}

function rememberShapes(document: OpenAPIDocument): (schema: Schema) => Shape {
  const known = new WeakMap<Schema, Shape>();
  const byName = new Map<string, Shape>();
  return (schema) => {
    const found = schema.$ref === undefined ? known.get(schema) : byName.get(schema.$ref);
    if (found) return found;
    const shape = shapeOf(document, schema);
    if (schema.$ref === undefined) known.set(schema, shape);
    else byName.set(schema.$ref, shape);
    return shape;
  };
}

/** Whether something may be found in a part of the document: its text is another, or what it refers to is. */
export function isAffected({ affected }: Pair, before: unknown, after: unknown): boolean {
  const [old, now] = [JSON.stringify(before), JSON.stringify(after)];
  return old !== now || referencesIn(now).some((name) => affected.has(name));
}

/** Components that have words alone, which are no part of a comparison. */
const OF_WORDS = ["examples", "securitySchemes"];

function findAffected(before: OpenAPIDocument, after: OpenAPIDocument): Set<string> {
  const [old, now] = [textsOf(before), textsOf(after)];
  const users = new Map<string, string[]>();
  for (const [name, text] of [...old, ...now]) {
    for (const used of referencesIn(text)) {
      const list = users.get(used);
      if (list) list.push(name);
      else users.set(used, [name]);
    }
  }
  const names = new Set([...old.keys(), ...now.keys()]);
  const affected = new Set([...names].filter((name) => old.get(name) !== now.get(name)));
  // Those that are added while walking are walked, too.
  for (const name of affected) for (const user of users.get(name) ?? []) affected.add(user);
  return affected;
}

function textsOf({ components }: OpenAPIDocument): Map<string, string> {
  const lists = Object.entries<Record<string, object>>(components).filter(
    ([kind]) => !OF_WORDS.includes(kind),
  );
  return new Map(
    lists.flatMap(([kind, list]) =>
      Object.entries(list).map(([name, each]): [string, string] => [`${kind}/${name}`, JSON.stringify(each)]),
    ),
  );
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(/"#\/components\/([^"]+)"/g)].map(([, name]) => name!);
}
