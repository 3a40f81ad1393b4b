import { METHODS, type OpenAPIDocument } from "../../src/generate/openapi.ts";

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
  return [...now].filter(([name, texts]) => differ(old.get(name), texts)).map(([name]) => name);
}

/** Whether words that were there are others. Those of a field that is new are told with it. */
function differ(old: ReadonlyMap<string, string> | undefined, now: ReadonlyMap<string, string>): boolean {
  return [...now].some(([place, text]) => old?.has(place) && old.get(place) !== text);
}

function textsOf(document: OpenAPIDocument): Map<string, Map<string, string>> {
  const operations = Object.values(document.paths).flatMap((item) =>
    METHODS.flatMap((verb) => item[verb] ?? []).map((each) => [each.operationId, each] as const),
  );
  const parts = [document.components.schemas, document["x-error-types"]].flatMap((list) =>
    Object.entries<object>(list),
  );
  return new Map([...operations, ...parts].map(([name, part]) => [name, wordsIn(part)]));
}

/** The words alone, by their places. A property may be called as a keyword is: its schema is looked into. */
function wordsIn(
  node: object,
  place = "",
  isMap = false,
  found = new Map<string, string>(),
): Map<string, string> {
  for (const [key, value] of Object.entries(node) as [string, unknown][]) {
    const inner = `${place}/${key}`;
    if (!isMap && WORDS.includes(key)) found.set(inner, JSON.stringify(value));
    else if (typeof value === "object" && value !== null) wordsIn(value, inner, key === "properties", found);
  }
  return found;
}
