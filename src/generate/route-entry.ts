import type { Route as Entry } from "../../generated/routes.ts";
import { takesBody } from "./body.ts";
import type { Route } from "./route.ts";

/** An operation's entry in the route table, by which the client calls it. */
export function routeEntry(route: Route): Entry {
  const {
    method,
    path,
    accessor,
    queryParameters,
    result,
    credentials,
    body,
    server,
    errors,
    pages,
    operation,
  } = route;
  const fromOptions = route.pathParameters.flatMap(({ name, "x-option": option }) =>
    option ? [[name, option] as const] : [],
  );
  const entry = {
    method,
    path,
    accessor,
    retry: operation["x-retry-safety"],
    credentials,
    contentType: body?.contentType,
    query:
      takesBody(method) && queryParameters.length > 0 ? queryParameters.map(({ name }) => name) : undefined,
    empty: result === undefined || undefined,
    server,
    errors,
    fromOptions: fromOptions.length > 0 ? Object.fromEntries(fromOptions) : undefined,
    reserved: Object.keys(route.reserved).length > 0 ? route.reserved : undefined,
    pages: pages && { items: pages.items, cursor: pages.cursor, total: pages.total },
  };
  // What is undefined is left out.
  return JSON.parse(JSON.stringify(entry)) as Entry;
}
