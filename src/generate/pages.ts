import type { Findings } from "./findings.ts";
import { refName, type OpenAPIDocument, type Operation } from "./openapi.ts";
import { fieldsOf } from "./schema-fields.ts";

/** The places in a search's answer that make pages of it. */
export interface Pages {
  /** The field of the items, and the name of their schema. */
  items: string;
  item: string;
  /** The path to the next page's cursor, outermost key first. */
  cursor: string[];
  /** The path to the number of items on all pages, if the API tells it. */
  total?: string[];
}

/** Reads an operation's x-pagination. */
export function describePages(
  document: OpenAPIDocument,
  { operationId, "x-pagination": pagination }: Operation,
  result: string | undefined,
  findings: Findings,
): Pages | undefined {
  if (!pagination) return undefined;
  const { items, cursor, total } = pagination;
  const refuse = (message: string): void => findings.add(operationId, "/x-pagination", message);
  if (result === undefined) {
    refuse("x-pagination makes a walk over pages, and the answer has no body. Leave it out.");
    return undefined;
  }
  const item = fieldsOf(document, { $ref: result }).properties.get(items)?.["items"] as
    { $ref?: string } | undefined;
  if (!item) refuse(`x-pagination names the items \`${items}\`, which ${result} does not have as an array.`);
  else if (!item.$ref)
    refuse("the schema of the items of a page has no name; move it to openapi/schemas/ and refer to it.");
  for (const path of [cursor, ...(total === undefined ? [] : [total])]) {
    if (!hasField(document, result, path))
      refuse(`x-pagination names \`${path}\`, which ${result} does not have.`);
  }
  return {
    items,
    item: refName(item?.$ref ?? ""),
    cursor: cursor.split("."),
    ...(total !== undefined && { total: total.split(".") }),
  };
}

function hasField(document: OpenAPIDocument, result: string, path: string): boolean {
  let schema: { $ref?: string } | undefined = { $ref: result };
  for (const key of path.split(".")) schema = schema && fieldsOf(document, schema).properties.get(key);
  return schema !== undefined;
}
