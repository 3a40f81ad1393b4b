import { documentValidator } from "../../../../validate/document.ts";
import type { Schema } from "../../../../validate/rules.ts";
import { isObject } from "../../../../json.ts";
import { ApiError } from "../../../errors/api-error.ts";
import { requireValid } from "../../../errors/require-valid.ts";
import { filters, type FilterName } from "./filters.ts";

/**
 * Takes out of a search's body a query that says nothing. The provider's document wants an `operator` in each, and its
 * words want none: an empty query finds everyone.
 */
export function dropEmptyQuery(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { query, ...rest } = body;
  return isEmpty(query) ? rest : body;
}

/**
 * Refuses an operand for which the API has an error of its own, and then one that breaks its filter's schema: the
 * schema of the whole body would only say that it is none of 25 filters.
 */
export function checkQuery(query: unknown): void {
  if (!isObject(query) || !Array.isArray(query["operands"])) return;
  query["operands"].forEach((operand: unknown, i) => checkOperand(operand, `query.operands[${i}]`));
}

function isEmpty(query: unknown): boolean {
  if (!isObject(query) || query["operator"] !== undefined) return false;
  const { operands = [] } = query;
  return Array.isArray(operands) && operands.length === 0;
}

/** A search's body without the operands that were checked: 25 filters would be tried on each of them again. */
export function leaveOutOperands(body: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const { query } = body;
  const isChecked = isObject(query) && Array.isArray(query["operands"]);
  return isChecked ? { ...body, query: { ...query, operands: [] } } : body;
}

function checkOperand(operand: unknown, at: string): void {
  if (!isObject(operand)) {
    throw new ApiError(
      "user_search_expected_object",
      `${at} must be an object. Give it a filter_name and a filter_value.`,
    );
  }
  const name = readName(operand["filter_name"], `${at}.filter_name`);
  const filter = filters[name];
  filter.check(operand["filter_value"], `${at}.filter_value`, filter);
  requireValid({ validator: documentValidator, schema: filterSchema(name) }, operand, at);
}

function readName(name: unknown, at: string): FilterName {
  if (name === undefined || name === "") {
    throw new ApiError("user_search_missing_filter_name", `${at} is missing. Give every operand one.`);
  }
  if (typeof name !== "string") {
    throw new ApiError(
      "user_search_filter_name_must_be_string",
      `${at} must be a string. Give a filter's name.`,
    );
  }
  if (Object.hasOwn(filters, name)) return name as FilterName;
  throw new ApiError(
    "user_search_filter_name_not_recognized",
    `${at} is none of the filters there are: ${Object.keys(filters).join(", ")}. Give one of these.`,
  );
}

/** The schema whose `filter_name` is this one. */
function filterSchema(name: FilterName): Schema {
  schemas ??= listSchemas();
  return schemas.get(name)!;
}

let schemas: ReadonlyMap<string, Schema> | undefined;

function listSchemas(): ReadonlyMap<string, Schema> {
  const references = documentValidator.schema("UserFilter")["oneOf"] as { $ref: string }[];
  const all = references.map(({ $ref }) => documentValidator.schema($ref.split("/").at(-1)!));
  return new Map(all.map((schema) => [(schema["properties"] as Properties).filter_name.const, schema]));
}

type Properties = { filter_name: { const: string } };
