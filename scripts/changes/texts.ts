import { METHODS, type OpenAPIDocument } from "../generate/openapi.ts";

/** Keywords whose values are for people. */
const WORDS = [
  "summary",
  "description",
  "title",
  "externalDocs",
  "example",
  "examples",
  "meaning",
  "cause",
  "remedy",
];

/**
 * Lists the parts of the document whose words or examples are others: method names by operation, schemas and error types by their
 * name. They change what editors and the docs show, and no program.
 *
 * They are looked at by themselves: a long text within a value would else be taken for a change of the value.
 */
export function compareTexts(before: OpenAPIDocument, after: OpenAPIDocument): string[] {
  const [old, now] = [textsOf(before), textsOf(after)];
  return [...now].filter(([name, text]) => old.has(name) && old.get(name) !== text).map(([name]) => name);
}

function textsOf(document: OpenAPIDocument): Map<string, string> {
  const operations = Object.values(document.paths).flatMap((item) =>
    METHODS.flatMap((verb) => item[verb] ?? []).map((each) => [each.operationId, wordsIn(each)] as const),
  );
  const parts = [document.components.schemas, document["x-error-types"]].flatMap((list) =>
    Object.entries(list).map(([name, part]) => [name, wordsIn(part)] as const),
  );
  return new Map([...operations, ...parts]);
}

function wordsIn(node: unknown): string {
  return JSON.stringify(collect(node, false));
}

/** The words alone, each with its place. A property may be called as a keyword is: its schema is looked into. */
function collect(node: unknown, isMap: boolean): unknown {
  if (Array.isArray(node)) return node.map((each) => collect(each, false));
  if (typeof node !== "object" || node === null) return undefined;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      !isMap && WORDS.includes(key) ? value : collect(value, key === "properties"),
    ]),
  );
}
