import { validate, type OutputUnit } from "@cfworker/json-schema";
import type { ErrorType } from "../../generated/errors.ts";
import type { Schema } from "./document.ts";
import { fieldErrors } from "./field-errors.ts";
import { Refusal } from "./refusal.ts";
import { rules } from "./rules.ts";
import { load } from "./schemas.ts";

/** What is wrong with a value. */
export interface Problem {
  /** The field, as one would write it in code: `query.operands[0].filter_name`. */
  readonly field: string;
  /** The schema's keyword that it breaks. */
  readonly keyword: string;
  /** The field, the rule and the remedy. */
  readonly message: string;
}

/**
 * Refuses a value that breaks its schema, with the field's own error type if it has one.
 *
 * @param at the name of the value itself, if it isn't the whole body
 * @throws {Refusal}
 */
export function requireValid(schema: Schema, value: unknown, at = ""): void {
  const problem = findProblem(schema, value, at);
  if (!problem) return;
  const error_type: ErrorType = fieldErrors[problem.field]?.[problem.keyword] ?? "bad_request";
  throw new Refusal(error_type, problem.message);
}

/** The first problem of a value, by one of the document's schemas. */
export function findProblem(schema: Schema, value: unknown, at = ""): Problem | undefined {
  const { valid, errors } = validate(value, schema, "2020-12", load().lookup);
  if (valid) return undefined;
  // Each schema around the failure is reported too, and comes first; its keyword isn't one that says what is wrong.
  return describeProblem(
    schema,
    value,
    at,
    errors.find(({ keyword }) => keyword in rules)!,
  );
}

function describeProblem(schema: Schema, root: unknown, at: string, error: OutputUnit): Problem {
  const { keyword } = error;
  const place = parsePointer(error.instanceLocation);
  const value = place.reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], root);
  const rule = keyword === "false" ? {} : findRule(schema, error.keywordLocation);
  const missing = keyword === "required" ? [firstMissing(rule, value)] : [];
  const field = nameField(at, [...place, ...missing]);
  return { field, keyword, message: `${field || "The body"} ${rules[keyword]!(rule, value)}` };
}

/** The schema that a keyword stands in, with references followed on the way. */
function findRule(schema: Schema, keywordLocation: string): Schema {
  return parsePointer(keywordLocation)
    .slice(0, -1)
    .reduce<unknown>(
      (node, key) =>
        key === "$ref"
          ? load().lookup[(node as { __absolute_ref__: string }).__absolute_ref__]
          : (node as Schema)[key],
      schema,
    ) as Schema;
}

function firstMissing({ required }: Schema, value: unknown): string {
  return (required as string[]).find((key) => !Object.hasOwn(value as object, key))!;
}

/** The keys of a JSON pointer, which the validator writes with percent-encoding. */
function parsePointer(pointer: string): string[] {
  const keys = pointer.split("/").slice(1);
  return keys.map((key) => decodeURI(key).replaceAll("~1", "/").replaceAll("~0", "~"));
}

function nameField(at: string, keys: readonly string[]): string {
  const path = keys.map((key) => (/^\d+$/.test(key) ? `[${key}]` : `.${key.slice(0, 100)}`)).join("");
  return `${at}${path}`.replace(/^\./, "");
}
