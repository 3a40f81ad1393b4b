import { routes, type OperationId, type Route } from "../../../generated/routes.ts";
import { Refusal } from "../api-error.ts";

/** Where a request goes. */
export interface Match {
  readonly operationId: OperationId;
  readonly route: Route;
  /** The values of the path's braces, decoded. */
  readonly params: Readonly<Record<string, string>>;
}

/** All operations of one path. */
interface PathEntry {
  readonly segments: readonly string[];
  readonly operations: ReadonlyMap<string, OperationId>;
}

/**
 * Finds a request's operation, first by its path and then by its method.
 *
 * @throws {Refusal} route_not_found, method_not_allowed, or bad_request for broken percent-encoding
 * @see https://spec.openapis.org/oas/v3.1.1.html#path-templating-matching
 */
export function findRoute(request: Request): Match {
  const { pathname } = new URL(request.url);
  const segments = pathname.split("/").map(decode);
  const entry = table.find((candidate) => matches(candidate.segments, segments));
  if (!entry) {
    throw new Refusal(
      "route_not_found",
      "There is no such path. Check the base URL, and that no id is empty.",
    );
  }
  const operationId = entry.operations.get(request.method);
  if (!operationId) throw wrongMethod(request.method, entry);
  const params = entry.segments.flatMap((segment, i) =>
    isParam(segment) ? [[segment.slice(1, -1), segments[i]!]] : [],
  );
  return { operationId, route: routes[operationId], params: Object.fromEntries(params) as Match["params"] };
}

function wrongMethod(method: string, { operations }: PathEntry): Refusal {
  const allowed = [...operations.keys()].join(", ");
  const message = `This path doesn't take ${method}. It takes ${allowed}.`;
  return new Refusal("method_not_allowed", message, { allow: allowed });
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new Refusal(
      "bad_request",
      "The path has broken percent-encoding in it. Encode each id with encodeURIComponent.",
    );
  }
}

function matches(template: readonly string[], segments: readonly string[]): boolean {
  return (
    template.length === segments.length &&
    template.every((part, i) => (isParam(part) ? segments[i] !== "" : segments[i] === part))
  );
}

function isParam(segment: string): boolean {
  return segment.startsWith("{");
}

/** The paths, those first that win: with a literal where another has a parameter, from the left. */
const table = buildTable();

function buildTable(): PathEntry[] {
  const paths = new Map<string, Map<string, OperationId>>();
  for (const [id, { method, path }] of Object.entries(routes)) {
    const operations = paths.get(path) ?? new Map<string, OperationId>();
    paths.set(path, operations.set(method, id as OperationId));
  }
  const rank = (path: string): string => path.replaceAll(/\{\w+\}/g, "\uFFFF");
  return [...paths]
    .sort(([a], [b]) => (rank(a) < rank(b) ? -1 : 1))
    .map(([path, operations]) => ({ segments: path.split("/"), operations }));
}
