import { isNumberFormat, refName, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { collectRefs } from "../../src/generate/collect-refs.ts";
import { NOTICE, toJSON } from "./text.ts";

/**
 * `generated/schemas/<name>.json`: each schema as JSON Schema 2020-12, which refers to others by their `$id`.
 *
 * The `$id` is a URN: it identifies the schema and promises no server. OpenAPI's own keywords and formats are left out,
 * because strict validators refuse words they don't know.
 */
export function emitSchemas(document: OpenAPIDocument): Map<string, string> {
  const { schemas } = document.components;
  return new Map(
    Object.entries(schemas).map(([name, schema]) => {
      const body = plain(schema, (other) => (other === name ? "#" : urn(other)));
      return [`schemas/${name}.json`, toJSON({ ...head(name), ...body })];
    }),
  );
}

/** The schema with everything it refers to in its `$defs`, so that it stands alone. */
export function emitStandalone(document: OpenAPIDocument, name: string): string {
  const { schemas } = document.components;
  const inner = [...collectRefs(schemas[name], schemas)].filter((other) => other !== name).sort();
  const body = (schema: Schema): Schema =>
    plain(schema, (other) => (other === name ? "#" : `#/$defs/${other}`));
  const $defs = Object.fromEntries(inner.map((other) => [other, body(schemas[other]!)]));
  return toJSON({ ...head(name), ...body(schemas[name]!), ...(inner.length > 0 && { $defs }) });
}

function head(name: string): object {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: urn(name),
    $comment: NOTICE,
    title: name,
  };
}

function urn(name: string): string {
  return `urn:stytch-fetch:schema:${name}`;
}

/** The schema without OpenAPI's own words, its references as `refer` has them. */
function plain(schema: Schema, refer: (name: string) => string): Schema {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    if (key === "discriminator" || key.startsWith("x-")) return undefined;
    if (key === "format" && isNumberFormat(value)) return undefined;
    return key === "$ref" && typeof value === "string" ? refer(refName(value)) : value;
  }) as Schema;
}
