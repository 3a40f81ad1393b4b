import type { Route } from "../../generated/routes.ts";
import { StytchResponseError } from "../errors/response.ts";
import type { Schema } from "./document.ts";
import type { Answer } from "./respond.ts";
import { findOperation, load, namedSchema } from "./schemas.ts";
import { findProblem } from "./validate.ts";

/**
 * Holds an answer against the document: against its operation's schema for the status, else against that of any error.
 *
 * @throws {StytchResponseError} naming the field, the rule and the remedy
 */
export function checkAnswer(method: string, route: Route | undefined, { status, body }: Answer): void {
  const problem = findProblem(findSchema(status, route), body);
  if (!problem) return;
  const place = `${method} ${route?.path ?? "(no route)"}`;
  throw new StytchResponseError(place, `breaks the document: ${problem.message}`, status);
}

function findSchema(status: number, route: Route | undefined): Schema {
  const response = route && findOperation(route).responses[status];
  const name = response?.$ref?.split("/").at(-1);
  const resolved = name === undefined ? response : load().document.components.responses[name];
  return resolved?.content?.["application/json"].schema ?? namedSchema("Error");
}
