import { StytchResponseError } from "../../errors/response.ts";
import type { RouteMatch } from "../../routes/match.ts";
import type { Validator } from "../../validate/validator.ts";
import type { ApiResponse } from "./respond.ts";

/**
 * Holds an answer against the document.
 *
 * @throws {StytchResponseError} naming the field and the rule
 */
export function checkResponse(
  validator: Validator,
  method: string,
  match: RouteMatch | undefined,
  { status, body }: ApiResponse,
): void {
  const problem = validator.findResponseProblem(match?.operationId, status, body);
  if (problem) {
    throw new StytchResponseError(`${method} ${match?.route.path ?? "(no route)"}`, problem, status);
  }
}
