import { collectRefs } from "../collect-refs.ts";
import type { OpenAPIDocument, Schema } from "../openapi.ts";

type Components = Record<string, Record<string, unknown> | undefined>;

/**
 * Adds to a document of someone's own the components of the package's that it refers to and doesn't have, with all that
 * they refer to. So `#/components/schemas/api_user_v1_User` is the package's user.
 *
 * @param own the document as it was read, before its references are followed. It is left as it is
 */
export function addBaseParts(own: unknown, base: OpenAPIDocument): unknown {
  if (typeof own !== "object" || own === null || Array.isArray(own)) return own;
  const given = (own as { components?: unknown }).components;
  // What is no object is the linter's to refuse.
  if (given !== undefined && (typeof given !== "object" || given === null)) return own;
  const components: Components = { ...(given as Components | undefined) };
  const parts = base.components as unknown as Components;
  for (const [kind, name] of localRefs(own)) add(kind, name);
  return { ...own, components };

  function add(kind: string, name: string): void {
    const there = components[kind];
    const part = parts[kind]?.[name];
    if (part === undefined || (there && (typeof there !== "object" || Object.hasOwn(there, name)))) return;
    components[kind] = { ...there, [name]: part };
    for (const [otherKind, otherName] of localRefs(part)) add(otherKind, otherName);
  }
}

/** The kind and name of each component that a piece of a document refers to: `["schemas", "api_user_v1_User"]`. */
function localRefs(node: unknown): [kind: string, name: string][] {
  const found: [string, string][] = [];
  JSON.stringify(node, (key, value: unknown) => {
    const [, kind, name] =
      key === "$ref" && typeof value === "string" ? (/^#\/components\/(\w+)\/([^/]+)/.exec(value) ?? []) : [];
    if (kind !== undefined) found.push([kind, name!]);
    return value;
  });
  return found;
}

/** The schemas that a piece of a document refers to, and those that they refer to. */
export function closure(node: unknown, schemas: Readonly<Record<string, Schema>>): Record<string, Schema> {
  const names = [...collectRefs(node, schemas)];
  return Object.fromEntries(names.flatMap((name) => (schemas[name] ? [[name, schemas[name]]] : [])));
}
