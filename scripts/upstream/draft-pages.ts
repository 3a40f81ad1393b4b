import { resolve, type OpenAPIDocument } from "../../src/generate/openapi.ts";
import { fieldsOf, typesOf, type Fields } from "../../src/generate/schema-fields.ts";
import { bodyOf, parametersOf, type Placed } from "./operations.ts";

/** Tells where an operation's answer has a page and the way to the next one, if it plainly has pages. */
export function draftPages(document: OpenAPIDocument, placed: Placed): object {
  const { operation } = placed;
  const body = bodyOf(document, placed)?.content["application/json"]?.schema;
  const asked = [
    ...(body ? fieldsOf(document, body).properties.keys() : []),
    ...[...parametersOf(document, placed).values()].map(({ name }) => name),
  ];
  const response = resolve(document, operation.responses["200"] ?? {});
  const answer = fieldsOf(document, response.content?.["application/json"]?.schema ?? {});
  const lists = [...answer.properties].filter(([, each]) => typesOf(document, each).includes("array"));
  const [next, total] = ["next_cursor", "total"].map((name) => findPlace(document, answer, name));
  // Of several lists a person has to say which one goes on with the next page.
  if (!asked.includes("cursor") || lists.length !== 1 || next === undefined) return {};
  const pages = { items: lists[0]![0], cursor: next, ...(total !== undefined && { total }) };
  return { "x-pagination": pages };
}

/** A field of the answer, or of `results_metadata` in it, by its dotted name. */
function findPlace(document: OpenAPIDocument, answer: Fields, name: string): string | undefined {
  if (answer.properties.has(name)) return name;
  const metadata = answer.properties.get("results_metadata");
  const isThere = metadata && fieldsOf(document, metadata).properties.has(name);
  return isThere ? `results_metadata.${name}` : undefined;
}
