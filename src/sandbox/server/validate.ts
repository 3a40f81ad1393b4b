import type { ErrorType } from "../../../generated/errors.ts";
import type { Schema } from "../../validate/document.ts";
import { findProblem, nameField, type Problem } from "../../validate/problem.ts";
import { fieldErrors } from "../resources/users/field-errors.ts";
import { ApiError } from "../api-error.ts";

/**
 * Refuses a value that breaks its schema, with the field's own error type if it has one.
 *
 * @param at the name of the value itself, if it isn't the whole body
 * @throws {ApiError}
 */
export function requireValid(schema: Schema, value: unknown, at = ""): void {
  const problem = findProblem(schema, value);
  if (!problem) return;
  const field = nameField(problem.place, at);
  const error_type: ErrorType = fieldErrors[field]?.[problem.keyword] ?? "bad_request";
  throw new ApiError(error_type, tell(field, problem));
}

/** What is wrong with a value, in a sentence that names the field, the rule and the remedy. */
export function explainProblem(schema: Schema, value: unknown, at: string): string | undefined {
  const problem = findProblem(schema, value);
  return problem && tell(nameField(problem.place, at), problem);
}

function tell(field: string, { rule, remedy }: Problem): string {
  return `${field || "The body"} ${rule}. ${remedy}.`;
}
