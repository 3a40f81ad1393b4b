import { refName, type OpenAPIDocument } from "../../src/generate/openapi.ts";
import type { Placed } from "./operations.ts";

/** Keywords of words and examples, which change without anything for programs. */
const WORDS = new Set(["description", "summary", "title", "example", "examples", "externalDocs"]);
/** Keywords with names below them, which may be those of words: a field may be called `title`. */
const NAMED = new Set(["properties", "patternProperties", "responses", "content", "headers", "variables"]);

/** An operation and every schema that it refers to as a text that is equal where nothing but words differs. */
export function structureOf(document: OpenAPIDocument, { key, item, operation }: Placed): string {
  const names = new Set<string>();
  const { servers = document.servers, parameters } = item;
  const own = bare({ servers, parameters, ...operation }, names);
  // Those found while walking are walked, too.
  const schemas: [string, unknown][] = [];
  for (const name of names) schemas.push([name, bare(document.components.schemas[name], names)]);
  schemas.sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([key, own, schemas]);
}

/** A copy without words, its keys in order, that notes the names of the schemas that it refers to. */
function bare(node: unknown, names: Set<string>, named = false): unknown {
  if (Array.isArray(node)) return node.map((each) => bare(each, names));
  if (typeof node !== "object" || node === null) return node;
  const { $ref } = node as { $ref?: unknown };
  if (typeof $ref === "string") names.add(refName($ref));
  return Object.entries(node)
    .filter(([key]) => named || !(WORDS.has(key) || key.startsWith("x-")))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => [key, bare(value, names, !named && NAMED.has(key))]);
}
