import { refName, type OpenAPIDocument, type Schema } from "./openapi.ts";
import type { Route } from "./route.ts";
import { collectRefs } from "./collect-refs.ts";
import { mapSchemas } from "./schema-walk.ts";

/**
 * Lists the names of the fields that request bodies have secrets in, by `format: password`, at any depth.
 *
 * One list for all operations: a name that is a secret's in one body is none of a public value in another.
 */
export function listSecretFields({ components }: OpenAPIDocument, routes: readonly Route[]): string[] {
  const { schemas } = components;
  const bodies = routes.flatMap(({ body }) => (body ? [{ $ref: body.schema }] : []));
  const sent = [...collectRefs(bodies, schemas)].map((name) => [name, schemas[name] ?? {}] as const);
  const names = new Set<string>();
  mapSchemas({ schemas: Object.fromEntries(sent) }, (schema) => {
    for (const [name, field] of Object.entries((schema["properties"] ?? {}) as Record<string, Schema>)) {
      if (formatOf(field, schemas) === "password") names.add(name);
    }
    return schema;
  });
  return [...names].sort();
}

function formatOf(field: Schema, schemas: Readonly<Record<string, Schema>>): unknown {
  return field["format"] ?? (field.$ref && formatOf(schemas[refName(field.$ref)] ?? {}, schemas));
}
