import type { ErrorType } from "../../../generated/errors.ts";
import { nameField, type Problem } from "../../validate/find-problem.ts";
import type { Schema } from "../../validate/rules.ts";
import type { Validator } from "../../validate/validator.ts";
import { ApiError } from "./api-error.ts";

/** The error types that fields have of their own, by the field's name and the keyword that is broken. */
export type FieldErrors = Readonly<Record<string, Readonly<Record<string, ErrorType>>>>;

/** The rules that a value is checked by. */
export interface Rules {
  readonly validator: Pick<Validator, "findProblem">;
  readonly schema: Schema;
  /** All else is bad_request. */
  readonly fieldErrors?: FieldErrors | undefined;
}

/**
 * Refuses a value that breaks its schema, with the field's own error type if it has one.
 *
 * @param at the name of the value itself, if it isn't the whole body
 * @throws {ApiError}
 */
export function requireValid({ validator, schema, fieldErrors = {} }: Rules, value: unknown, at = ""): void {
  const problem = validator.findProblem(schema, value);
  if (!problem) return;
  const field = nameField(problem.place, at);
  const own = Object.hasOwn(fieldErrors, field) ? fieldErrors[field]! : {};
  throw new ApiError(own[problem.keyword] ?? "bad_request", describeProblem(field, problem));
}

/** A sentence that names the field, the rule and the remedy, or `undefined` for a valid value. */
export function explainProblem({ validator, schema }: Rules, value: unknown, at: string): string | undefined {
  const problem = validator.findProblem(schema, value);
  return problem && describeProblem(nameField(problem.place, at), problem);
}

function describeProblem(field: string, { rule, remedy }: Problem): string {
  return `${field || "The body"} ${rule}. ${remedy}.`;
}
