import type { OpenAPIDocument, Schema } from "../generate/openapi.ts";
import { shapeOf, type Shape } from "./shape.ts";

/** Two documents, as it was and as it is, with what is known of both together. */
export interface Pair {
  readonly before: OpenAPIDocument;
  readonly after: OpenAPIDocument;
  /** The names of schemas that are another, or that refer to such: only in those is something to find. */
  readonly affected: ReadonlySet<string>;
  /** The new names of schemas by their old ones, as the comparison meets them in each other's place. */
  readonly renamed: Map<string, string>;
  shapeBefore(schema: Schema): Shape;
  shapeAfter(schema: Schema): Shape;
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

const REFERENCE = /"#\/components\/schemas\/([^"]+)"/g;

function findAffected(before: OpenAPIDocument, after: OpenAPIDocument): Set<string> {
  const [old, now] = [before, after].map(({ components }) => textsOf(components.schemas));
  const names = new Set([...old!.keys(), ...now!.keys()]);
  const users = new Map<string, string[]>();
  for (const [name, text] of [...old!, ...now!]) {
    for (const [, used] of text.matchAll(REFERENCE)) users.set(used!, [...(users.get(used!) ?? []), name]);
  }
  const affected = new Set([...names].filter((name) => old!.get(name) !== now!.get(name)));
  // Those that are added while walking are walked, too.
  for (const name of affected) for (const user of users.get(name) ?? []) affected.add(user);
  return affected;
}

function textsOf(schemas: Record<string, Schema>): Map<string, string> {
  return new Map(Object.entries(schemas).map(([name, schema]) => [name, JSON.stringify(schema)]));
}
