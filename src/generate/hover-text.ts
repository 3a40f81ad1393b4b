import { isNumberFormat, refName, type OpenAPIDocument, type Schema } from "./openapi.ts";

/** The document with each property's hover text in place: its target's where it has none, and its enum's values. */
export function withHoverText(document: OpenAPIDocument): OpenAPIDocument {
  const { schemas } = document.components;
  return mapProperties(document, (schema) => {
    const target = schema.$ref ? schemas[refName(schema.$ref)] : schema;
    const description = [schema.description ?? target?.description, enumText(target)]
      .filter(Boolean)
      .join("\n\n");
    const { examples: _examples, format, ...others } = schema;
    const rest = format === undefined || isNumberFormat(format) ? others : { ...others, format };
    return description ? { ...rest, description } : rest;
  });
}

function enumText(schema: Schema | undefined): string | undefined {
  const holders = [schema, ...((schema?.["anyOf"] as Schema[] | undefined) ?? [])];
  const holder = holders.find((candidate) => candidate?.["x-enumDescriptions"]);
  const texts = holder?.["x-enumDescriptions"] as Record<string, string> | undefined;
  return (
    texts &&
    Object.entries(texts)
      .map(([value, text]) => `- \`${JSON.stringify(value)}\`: ${text}`)
      .join("\n")
  );
}

/** Copies a tree of JSON; `change` makes what stands in the place of each value of a `properties` object. */
function mapProperties<T>(node: T, change: (schema: Schema) => Schema, isProperty = false): T {
  if (Array.isArray(node)) return node.map((item: unknown) => mapProperties(item, change)) as T;
  if (typeof node !== "object" || node === null) return node;
  const source: object = isProperty ? change(node as Schema) : node;
  const copy: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(source) as [string, unknown][]) {
    if (name === "properties" && typeof value === "object" && value) {
      copy[name] = Object.fromEntries(
        (Object.entries(value) as [string, unknown][]).map(([field, schema]) => [
          field,
          mapProperties(schema, change, true),
        ]),
      );
    } else {
      copy[name] = mapProperties(value, change);
    }
  }
  return copy as T;
}
