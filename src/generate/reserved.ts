import type { Route } from "./route.ts";

/**
 * Finds the values of path parameters that would make a request another operation's.
 *
 * `DELETE /v1/users/{user_id}/external_id` with the user id `emails` is `DELETE /v1/users/emails/{email_id}`,
 * because literal segments win (OpenAPI 3.1.1 §4.8.8.2). The client refuses them.
 */
export function reservedValues(route: Route, routes: readonly Route[]): Record<string, string[]> {
  const reserved = new Map<string, string[]>();
  const segments = route.path.split("/");
  for (const other of routes) {
    // Another server has another table of paths.
    if (other === route || other.method !== route.method || other.server !== route.server) continue;
    const others = other.path.split("/");
    if (others.length !== segments.length) continue;
    const first = segments.findIndex((segment, index) => segment !== others[index]);
    const here = segments[first] ?? "";
    const there = others[first] ?? "";
    const meets = segments.every(
      (segment, i) => segment === others[i] || isParameter(segment) || isParameter(others[i]!),
    );
    if (!meets || !isParameter(here) || isParameter(there)) continue;
    const name = here.slice(1, -1);
    reserved.set(name, [...(reserved.get(name) ?? []), there]);
  }
  return Object.fromEntries(reserved);
}

function isParameter(segment: string): boolean {
  return segment.startsWith("{");
}
