import type { Matcher, RouteMatch } from "../../routes/match.ts";
import { ApiError } from "../errors/api-error.ts";

/**
 * Finds a request's operation.
 *
 * @throws {ApiError} route_not_found, method_not_allowed, or bad_request for broken percent-encoding
 */
export function findOperation(match: Matcher, { method, url }: Request): RouteMatch {
  const found = match(method, new URL(url).pathname);
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
  const allow = found.allowed.join(", ");
  const message = `This path doesn't take ${method}. It takes ${allow}.`;
  throw new ApiError("method_not_allowed", message, { headers: { allow } });
}
