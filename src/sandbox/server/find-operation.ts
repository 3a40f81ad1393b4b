import { routes, type OperationId } from "../../../generated/routes.ts";
import { createMatcher, type RouteMatch } from "../../routes/match.ts";
import { ApiError } from "../api-error.ts";

const match = createMatcher(routes);

/** Where a request goes. */
export type Match = RouteMatch<OperationId>;

/**
 * Finds a request's operation.
 *
 * @throws {ApiError} route_not_found, method_not_allowed, or bad_request for broken percent-encoding
 */
export function findRoute(request: Request): Match {
  const found = match(request.method, new URL(request.url).pathname);
  if (found?.kind === "match") return found;
  if (!found) {
    throw new ApiError(
      "route_not_found",
      "There is no such path. Check the base URL, and that no id is empty.",
    );
  }
  if (found.kind === "bad-encoding") {
    throw new ApiError(
      "bad_request",
      "The path has broken percent-encoding in it. Encode each id with encodeURIComponent.",
    );
  }
  const allowed = found.allowed.join(", ");
  const message = `This path doesn't take ${request.method}. It takes ${allowed}.`;
  throw new ApiError("method_not_allowed", message, { allow: allowed });
}
