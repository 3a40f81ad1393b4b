import { routes, type Route } from "../../generated/routes.ts";

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

/**
 * The route that a raw call's path is on. One that the document doesn't know is safe by its method alone.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-9.2.2
 */
export function findRouteOf(method: string, path: string): Found {
  const parts = path.split("/");
  const fits = (route: Route): boolean => {
    const own = route.path.split("/");
    return (
      route.method === method &&
      own.length === parts.length &&
      own.every(
        (part, index) =>
          part === parts[index] ||
          (part.startsWith("{") && !route.reserved?.[part.slice(1, -1)]?.includes(parts[index]!)),
      )
    );
  };
  const [operation, route] = Object.entries(routes).find(([, known]) => fits(known)) ?? [];
  if (operation && route) return { operation, method, path: route.path, safety: route.retry };
  return { operation: `${method} ${path}`, method, path, safety: SAFETY[method] ?? "unsafe" };
}
