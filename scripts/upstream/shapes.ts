import { shapeOf as readShape, type Shape } from "../changes/shape.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";

const shapes = new WeakMap<OpenAPIDocument, WeakMap<Schema, Shape>>();

/** Reads a schema's shape, once: each operation that refers to a schema walks it, and an enum may have any number of values. */
export function shapeOf(document: OpenAPIDocument, schema: Schema): Shape {
  // `true` is a schema, too.
  if (typeof schema !== "object") return readShape(document, schema);
  const known = shapes.get(document) ?? new WeakMap<Schema, Shape>();
  shapes.set(document, known);
  const shape = known.get(schema) ?? readShape(document, schema);
  known.set(schema, shape);
  return shape;
}
