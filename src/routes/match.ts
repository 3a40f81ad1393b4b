import type { Route } from "../../generated/routes.ts";

/** Operations, by operationId. */
export type RouteTable<Id extends string = string> = { readonly [Operation in Id]: Route };

/** The operation that a request is for. */
export interface RouteMatch<Id extends string = string> {
  readonly kind: "match";
  readonly operationId: Id;
  readonly route: Route;
  /** The values of the path's braces, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** A path that there is, with a method that it doesn't take. */
export interface WrongMethod {
  readonly kind: "wrong-method";
  /** The methods that it takes. */
  readonly allowed: readonly string[];
}

/** A path with percent-encoding in it that can't be decoded. */
export interface BadEncoding {
  readonly kind: "bad-encoding";
}

/** Finds a request's operation by its method and its path, percent-encoded as in a URL. Nothing: there is no such path. */
export type Matcher<Id extends string = string> = (
  method: string,
  pathname: string,
) => RouteMatch<Id> | WrongMethod | BadEncoding | undefined;

/**
 * Makes the function that finds a request's operation in a table, first by the path and then by the method. Where two
 * paths fit, the one wins that has a literal where the other has a parameter, from the left.
 *
 * @see https://spec.openapis.org/oas/v3.1.1.html#path-templating-matching
 * @example
 * const match = createMatcher(routes);
 * match("GET", "/v1/users/a%40b"); // { kind: "match", operationId: "api_user_v1_Get", params: { user_id: "a@b" }, … }
 * match("PATCH", "/v1/users"); // { kind: "wrong-method", allowed: ["POST"] }
 */
export function createMatcher<Id extends string>(routes: RouteTable<Id>): Matcher<Id> {
  let table: ReadonlyMap<number, readonly PathEntry<Id>[]> | undefined;
  return (method, pathname) => {
    const segments = decodeSegments(pathname);
    if (!segments) return { kind: "bad-encoding" };
    table ??= buildTable(routes);
    const entry = table.get(segments.length)?.find((candidate) => fits(candidate.segments, segments));
    if (!entry) return undefined;
    const operationId = entry.operations.get(method);
    if (operationId === undefined) return { kind: "wrong-method", allowed: [...entry.operations.keys()] };
    return {
      kind: "match",
      operationId,
      route: routes[operationId],
      params: readParams(entry.segments, segments),
    };
  };
}

/** All operations of one path. */
interface PathEntry<Id extends string> {
  readonly segments: readonly string[];
  readonly operations: ReadonlyMap<string, Id>;
}

/** The paths by their number of segments, those first that win. */
function buildTable<Id extends string>(routes: RouteTable<Id>): Map<number, PathEntry<Id>[]> {
  const paths = new Map<string, Map<string, Id>>();
  for (const id of Object.keys(routes) as Id[]) {
    const { method, path } = routes[id];
    const operations = paths.get(path) ?? new Map<string, Id>();
    paths.set(path, operations.set(method, id));
  }
  const table = new Map<number, PathEntry<Id>[]>();
  for (const [path, operations] of [...paths].sort(([a], [b]) => comparePaths(a, b))) {
    const segments = path.split("/");
    const alike = table.get(segments.length) ?? [];
    alike.push({ segments, operations });
    table.set(segments.length, alike);
  }
  return table;
}

/** Compares two paths for sorting: the one comes first that wins where both fit. */
export function comparePaths(a: string, b: string): number {
  const rank = (path: string): string => path.replaceAll(/\{\w+\}/g, "\uFFFF");
  return rank(a) < rank(b) ? -1 : 1;
}

/** Splits a path, percent-encoded as in a URL. Nothing: it can't be decoded. */
export function decodeSegments(pathname: string): string[] | undefined {
  try {
    return pathname.split("/").map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Whether a path's segments are those of a template, a parameter being any but an empty one. */
export function fits(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, index) => (isParameter(part) ? segments[index] !== "" : segments[index] === part))
  );
}

function readParams(template: readonly string[], segments: readonly string[]): Record<string, string> {
  const values = template.flatMap((part, index) =>
    isParameter(part) ? [[part.slice(1, -1), segments[index]!] as const] : [],
  );
  return Object.fromEntries(values);
}

function isParameter(segment: string): boolean {
  return segment.startsWith("{");
}
