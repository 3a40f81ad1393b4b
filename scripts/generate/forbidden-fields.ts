import type { OpenAPIDocument } from "../../src/generate/openapi.ts";

/** Lists the properties that must not be there, whose schema is `false`, by the address of the schema that forbids them. */
export function listForbidden({ components }: OpenAPIDocument): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  walk(components.schemas, "#/components/schemas");
  return found;

  function walk(node: unknown, pointer: string): void {
    if (typeof node !== "object" || node === null) return;
    const { properties = {} } = node as { properties?: object };
    const names = Object.entries(properties).flatMap(([name, schema]) => (schema === false ? [name] : []));
    if (names.length > 0) found[pointer] = names;
    for (const [key, value] of Object.entries(node))
      walk(value, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`);
  }
}
