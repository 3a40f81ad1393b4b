import { StytchResponseError } from "../../errors/response.ts";
import { findAnswerProblem } from "../../validate/answer.ts";
import type { Answer } from "./respond.ts";
import type { Match } from "./find-operation.ts";

/**
 * Holds an answer against the document.
 *
 * @throws {StytchResponseError} naming the field and the rule
 */
export function checkAnswer(method: string, match: Match | undefined, { status, body }: Answer): void {
  const problem = findAnswerProblem(match?.operationId, status, body);
  if (problem)
    throw new StytchResponseError(`${method} ${match?.route.path ?? "(no route)"}`, problem, status);
}
