import { routes, type Route } from "../../../generated/routes.ts";
import { createMatcher } from "../../routes/match.ts";

interface Found {
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly safety: Route["retry"];
}

const SAFETY: Partial<Record<string, Route["retry"]>> = {
  GET: "read",
  HEAD: "read",
  PUT: "idempotent",
  DELETE: "idempotent",
};

const match = createMatcher(routes);

/**
 * The route that a raw call's path is on. One that the document doesn't know is safe by its method alone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function findRouteOf(method: string, path: string): Found {
  const found = match(method, path);
  if (found?.kind === "match") {
    const { operationId, route } = found;
    return { operation: operationId, method, path: route.path, safety: route.retry };
  }
  return { operation: `${method} ${path}`, method, path, safety: SAFETY[method] ?? "unsafe" };
}
