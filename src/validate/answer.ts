import type { DocumentOperation, Schema } from "./document.ts";
import { findProblem, nameField, type Problem } from "./problem.ts";
import { addresses, findOperation, namedSchema, responseSchema } from "./schemas.ts";

/**
 * Holds an answer against the document: against its operation's schema for the status, else against that of any error.
 * Fields and values that the document leaves open are no problem.
 *
 * @param operationId none for an answer to a call that is no operation's
 * @returns completes the sentence "the answer …". It has no value of the answer in it, and no name that isn't the
 *   document's: both could be personal, and of any length
 * @example
 * findAnswerProblem("api_user_v1_Get", 200, body); // "breaks the document: emails[0].email must be a string, …"
 */
export function findAnswerProblem(
  operationId: string | undefined,
  status: number,
  body: unknown,
): string | undefined {
  const operation = operationId === undefined ? undefined : findOperation(operationId);
  const response = operation?.responses[status];
  const schema = (response && responseSchema(response)) ?? errorSchema(status);
  if (!schema) return operation && `breaks the document: its status must be ${successStatuses(operation)}.`;
  const problem = findProblem(schema, body);
  return problem && `breaks the document: ${nameKnownField(problem.place) || "it"} ${problem.rule}.`;
}

/** Every error has one form. A success that the document doesn't have, has none. */
function errorSchema(status: number): Schema | undefined {
  return status >= 400 ? namedSchema("Error") : undefined;
}

function successStatuses({ responses }: DocumentOperation): string {
  return Object.keys(responses)
    .filter((status) => status.startsWith("2"))
    .join(" or ");
}

/** A field by its name, without the names that no schema of the document has. */
export function nameKnownField(place: Problem["place"]): string {
  return nameField(place.map((key) => (typeof key === "number" || isKnown(key) ? key : "…")));
}

/** Whether some schema of the document has a field of that name. */
function isKnown(name: string): boolean {
  return Object.keys(addresses()).some((address) => address.endsWith(`/properties/${name}`));
}
