import type { OpenAPIDocument, Schema } from "./openapi.ts";
import type { Route } from "./route.ts";
import { collectRefs } from "./collect-refs.ts";
import { targetOf } from "./schema-fields.ts";
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
      if (isSecret({ components }, field)) names.add(name);
    }
    return schema;
  });
  return [...names].sort();
}

/** Whether a value, or one in its list, is a secret, be it in one of several forms: `anyOf` a password and null. */
function isSecret(document: Components, field: Schema, seen = new Set<Schema>()): boolean {
  const target = targetOf(document, field);
  if (field["format"] === "password" || target["format"] === "password") return true;
  if (seen.has(target)) return false;
  seen.add(target);
  const { items, allOf = [], anyOf = [], oneOf = [] } = target as Record<string, Schema[] | undefined>;
  return [items ?? [], allOf, anyOf, oneOf].flat().some((part) => isSecret(document, part, seen));
}

type Components = Pick<OpenAPIDocument, "components">;
