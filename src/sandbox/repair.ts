import { ApiError } from "./errors/api-error.ts";

/** Deeper than anyone's data, and shallow enough for functions that call themselves for each level. */
const MAX_DEPTH = 500;

/**
 * Puts U+FFFD in the place of half a surrogate pair, as Go's encoding/json does: such a string couldn't be sent back as
 * UTF-8.
 *
 * @throws {ApiError} bad_request for a value of too many levels, and for a number that is too large
 */
export function repair(value: unknown, depth = 0): unknown {
  if (typeof value === "string") return repairText(value);
  // 1e999 is JSON, but no number of JavaScript's, nor of Go's.
  if (value === Infinity || value === -Infinity) {
    throw new ApiError(
      "bad_request",
      "The body has a number beyond 1.8e308. Send a smaller one, or a string.",
    );
  }
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
