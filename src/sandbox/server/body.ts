import { describe } from "../../checks.ts";
import { isObject } from "../../json.ts";
import { ApiError } from "../api-error.ts";

/** A request's body, before its schema has been looked at. */
export type Body = Readonly<Record<string, unknown>>;

/** Deeper than anyone's data, and shallow enough for functions that call themselves for each level. */
const MAX_DEPTH = 500;

/**
 * Reads the text of a request's body as a JSON object.
 *
 * The content type isn't looked at.
 *
 * @param required whether there must be a body; one that is left out is `{}`
 * @throws {ApiError} bad_request
 */
export function readBody(text: string, required: boolean): Body {
  if (text.trim() === "") {
    if (!required) return {};
    throw new ApiError("bad_request", "The body is empty. Send a JSON object, `{}` at the least.");
  }
  const value = repair(parse(text));
  if (isObject(value)) return value;
  throw new ApiError(
    "bad_request",
    `The body must be a JSON object, not ${describe(value)}. Send one in braces.`,
  );
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ApiError("bad_request", "The body is not valid JSON. Write it with JSON.stringify.");
  }
}

/** Half a surrogate pair becomes U+FFFD, as in Go's encoding/json: such a string couldn't be sent back as UTF-8. */
export function repair(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return repairText(value);
  if (typeof value !== "object" || value === null) return value;
  if (depth === MAX_DEPTH) {
    throw new ApiError("bad_request", `The body is nested deeper than ${MAX_DEPTH} levels. Make it flatter.`);
  }
  if (Array.isArray(value)) return value.map((item) => repair(item, depth + 1));
  // fromEntries, because an assignment to a key named __proto__ would be lost.
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [repairText(key), repair(member, depth + 1)]),
  );
}

function repairText(text: string): string {
  return text.replaceAll(/\p{Surrogate}/gu, "\uFFFD");
}
