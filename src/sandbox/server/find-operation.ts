import type { Matcher, RouteMatch } from "../../routes/match.ts";
import type { RequestHead } from "../../transport/plain-exchange.ts";
import { ApiError, NOT_IMITATED } from "../errors/api-error.ts";

/**
 * Finds a request's operation.
 *
 * @throws {ApiError} route_not_found, method_not_allowed, bad_request for broken percent-encoding, or not_implemented
 *   for whatever is of the B2B API
 */
export function findOperation(match: Matcher, { method, url }: RequestHead): RouteMatch {
  const { pathname } = new URL(url);
  const found = match(method, pathname);
  if (found?.kind === "match") return found;
  if (pathname.startsWith("/v1/b2b/")) {
    throw new ApiError(
      NOT_IMITATED,
      "The sandbox doesn't imitate the B2B API, to which this path belongs; it imitates the Consumer API. Use a B2B test project.",
    );
  }
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
