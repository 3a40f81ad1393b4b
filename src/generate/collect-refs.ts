import { refName, type Schema } from "./openapi.ts";

/** The names of every schema that a piece of the document refers to, directly or through another one. */
export function collectRefs(
  node: unknown,
  schemas: Readonly<Record<string, Schema>>,
  found: Set<string> = new Set(),
): Set<string> {
  JSON.stringify(node, (key, value: unknown) => {
    if (key !== "$ref" || typeof value !== "string" || found.has(refName(value))) return value;
    found.add(refName(value));
    collectRefs(schemas[refName(value)], schemas, found);
    return value;
  });
  return found;
}
