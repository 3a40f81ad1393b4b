import { refName, type OpenAPIDocument, type Schema } from "./openapi.ts";
import { NOTICE, toJSON } from "./text.ts";

/**
 * `generated/schemas/<name>.json`: each schema as JSON Schema 2020-12 that stands alone.
 *
 * What a schema refers to is put into its `$defs`. OpenAPI's own keywords are left out, because strict validators
 * refuse words they don't know. The `$id` is a URN: it identifies the schema and promises no server.
 */
export function emitSchemas(document: OpenAPIDocument): Map<string, string> {
  const { schemas } = document.components;
  return new Map(
    Object.keys(schemas).map((name) => {
      const inner = [...collectRefs(schemas[name], schemas)].filter((other) => other !== name).sort();
      const schema = {
        $schema: "https://json-schema.org/draft/2020-12/schema",
        $id: `urn:stytch-fetch:schema:${name}`,
        $comment: NOTICE,
        title: name,
        ...plain(schemas[name]!, name),
        ...(inner.length > 0 && {
          $defs: Object.fromEntries(inner.map((other) => [other, plain(schemas[other]!, name)])),
        }),
      };
      return [`schemas/${name}.json`, toJSON(schema)];
    }),
  );
}

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

/** The schema without OpenAPI's own words, its references turned to `$defs`, or to `#` for the schema itself. */
function plain(schema: Schema, root: string): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === "discriminator" || key.startsWith("x-")) return undefined;
    if (key !== "$ref" || typeof value !== "string") return value;
    return refName(value) === root ? "#" : `#/$defs/${refName(value)}`;
  }) as Schema;
}
