import { describe } from "../../checks.ts";
import { isObject } from "../../json.ts";
import type { RequestHead } from "../../transport/plain-exchange.ts";
import { ApiError } from "../errors/api-error.ts";
import { repair } from "../repair.ts";

/** A request's body, before its schema has been looked at. */
export type Body = Readonly<Record<string, unknown>>;

/**
 * Reads the text of a request's body as a JSON object, whatever its content type.
 *
 * @param required whether there must be a body; one that is left out, or `null`, is `{}`
 * @throws {ApiError} bad_request
 */
export function readJSON(text: string, required: boolean): Body {
  if (text.trim() === "") {
    if (!required) return {};
    throw new ApiError("bad_request", "The body is empty. Send a JSON object, `{}` at the least.");
  }
  const value = repair(parse(text));
  if (isObject(value)) return value;
  if (value === null && !required) return {};
  throw new ApiError(
    "bad_request",
    `The body must be a JSON object, not ${describe(value)}. Send one in braces.`,
  );
}

/**
 * Reads the text of a request's body as a form. A field stands there once, as OAuth has it.
 *
 * @throws {ApiError} bad_request
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-3.2
 */
export function readForm(text: string): Body {
  const fields = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(text)) {
    if (fields.has(name)) {
      throw new ApiError("bad_request", `The form has ${name.slice(0, 100)} twice. Send it once.`);
    }
    fields.set(name, value);
  }
  return Object.fromEntries(fields);
}

/** Whether a request says that its body is JSON. */
export function isJSON(headers: RequestHead["headers"]): boolean {
  return /^application\/([\w.-]+\+)?json\b/i.test(headers.get("content-type") ?? "");
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("bad_request", "The body is not valid JSON. Write it with JSON.stringify.");
  }
}
