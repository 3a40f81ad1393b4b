import { accessorOf } from "./accessor.ts";
import { METHODS, type OpenAPIDocument } from "./openapi.ts";

/**
 * The document with the client's method in the place of each operation that a text names.
 *
 * People write `` `GET /v1/users/{user_id}` ``, which every reader of openapi.json and of the sandbox's messages can
 * follow. For users of the client, `` `users.get` `` is shorter, and what they call.
 */
export function withMethodNames(document: OpenAPIDocument): OpenAPIDocument {
  const names = new Map<string, string>();
  for (const [path, item] of Object.entries(document.paths)) {
    for (const method of METHODS) {
      const operation = item[method];
      if (operation) names.set(`${method.toUpperCase()} ${path}`, accessorOf(operation).join("."));
    }
  }
  const rename = (text: string): string =>
    text.replaceAll(/`([A-Z]+ \/[^`\s]*)`/g, (whole, route: string) => {
      const name = names.get(route);
      return name === undefined ? whole : `\`${name}\``;
    });
  return JSON.parse(JSON.stringify(document), (_key, value: unknown) =>
    typeof value === "string" ? rename(value) : value,
  ) as OpenAPIDocument;
}
