import { resolveSchema } from "../../validate/resolve-schema.ts";
import type { Schema } from "../../validate/rules.ts";
import { valueOfText } from "../../validate/text-value.ts";
import type { OperationRules, Validator } from "../../validate/validator.ts";
import { ApiError } from "../errors/api-error.ts";
import { requireValid, type FieldErrors } from "../errors/require-valid.ts";

/** The rules of an operation's parameters. */
export interface ParameterContext {
  readonly validator: Validator;
  readonly parameters: OperationRules["parameters"];
  readonly fieldErrors: FieldErrors | undefined;
}

/**
 * Checks the values of a path's braces.
 *
 * @throws {ApiError}
 */
export function checkPath(params: Readonly<Record<string, string>>, context: ParameterContext): void {
  const { validator, parameters, fieldErrors } = context;
  for (const { in: place, name, schema } of parameters) {
    if (place === "path") requireValid({ validator, schema, fieldErrors }, params[name], name);
  }
}

/**
 * Reads and checks the documented parameters of a query. Others do no harm.
 *
 * @throws {ApiError}
 */
export function readQuery(given: URLSearchParams, context: ParameterContext): Record<string, unknown> {
  const { validator, parameters, fieldErrors } = context;
  const query = new Map<string, unknown>();
  for (const { in: place, name, required, schema } of parameters) {
    const texts = place === "query" ? given.getAll(name) : [];
    if (texts.length > 0) {
      const value = parseTexts(name, texts, resolveSchema(schema, validator), validator);
      requireValid({ validator, schema, fieldErrors }, value, name);
      query.set(name, value);
    } else if (place === "query" && required) {
      throw new ApiError("bad_request", `${name} is missing. Add it to the query.`);
    }
  }
  return Object.fromEntries(query);
}

/** A list is written by repeating its name. https://spec.openapis.org/oas/v3.1.1.html#style-values (form, exploded) */
function parseTexts(name: string, texts: readonly string[], schema: Schema, validator: Validator): unknown {
  if (schema["type"] === "array") {
    const items = resolveSchema((schema["items"] as Schema | undefined) ?? {}, validator);
    return texts.map((text) => valueOfText(text, items));
  }
  if (texts.length === 1) return valueOfText(texts[0]!, schema);
  throw new ApiError("bad_request", `The query has ${name} ${texts.length} times. Send it once.`);
}
