import type { ErrorType } from "../../../../../generated/errors.ts";
import { isObject } from "../../../../json.ts";
import { ApiError } from "../../../errors/api-error.ts";
import { readTime } from "../../../environment/time.ts";

/** The errors of a filter. */
export interface FilterErrors {
  /** The answer to a value that is missing or empty. */
  readonly missing: ErrorType;
  /** The answer to a text of fewer than {@link MIN_FUZZY} characters. */
  readonly tooShort?: ErrorType;
}

/** Reads a filter's value, or refuses it. */
export type Check<Value> = (value: unknown, at: string, errors: FilterErrors) => Value;

/** Documented for the provider's B2B search; the error types suggest it here. */
const MIN_FUZZY = 3;

/** One or more strings. */
export const strings: Check<string[]> = (value, at, { missing }) => {
  if (isMissing(value))
    throw refuse(missing, at, "is missing or empty. Give at least one, or leave the filter out.");
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value;
  throw refuse(
    "user_search_expected_array_of_string",
    at,
    "must be an array of strings. Put even one in an array.",
  );
};

/** `true` or `false`. */
export const flag: Check<boolean> = (value, at, { missing }) => {
  if (isMissing(value))
    throw refuse(missing, at, "is missing. Set it to true or false, or leave the filter out.");
  if (typeof value === "boolean") return value;
  throw refuse("user_search_expected_bool", at, "must be true or false. Convert it first.");
};

/** One string. */
export const string: Check<string> = (value, at, { missing }) => {
  if (isMissing(value)) throw refuse(missing, at, "is missing or empty. Give one, or leave the filter out.");
  if (typeof value === "string") return value;
  throw refuse("user_search_expected_string", at, "must be a string. Pass the text itself.");
};

/** A part of a text, in lower case. That case doesn't count is inferred. */
export const fuzzy: Check<string> = (value, at, errors) => {
  const text = string(value, at, errors);
  if (Array.from(text).length >= MIN_FUZZY) return text.toLowerCase();
  throw refuse(errors.tooShort!, at, `has fewer than ${MIN_FUZZY} characters. Search once there are more.`);
};

/** A user's status. */
export const status: Check<string> = (value, at, errors) => {
  const text = string(value, at, errors);
  if (text === "active" || text === "pending") return text;
  throw refuse(
    "user_search_invalid_status_filter",
    at,
    'must be "active" or "pending". Deleted users can\'t be found.',
  );
};

/** A moment, in milliseconds. */
export const moment: Check<number> = (value, at, { missing }) => {
  if (isMissing(value))
    throw refuse(missing, at, "is missing or empty. Give a moment, or leave the filter out.");
  const milliseconds = readTime(value);
  if (milliseconds !== undefined) return milliseconds;
  throw refuse(
    "user_search_expected_timestamp",
    at,
    'must be a moment in RFC 3339, such as "2026-03-14T09:26:53Z". Give the date, the time and the offset.',
  );
};

/** Two moments. */
export const bounds: Check<{ from: number; to: number }> = (value, at, { missing }) => {
  if (isMissing(value)) throw refuse(missing, at, "is missing. Give both bounds, or leave the filter out.");
  if (!isObject(value)) {
    throw refuse("user_search_expected_object", at, "must be an object. Give it greater_than and less_than.");
  }
  const { greater_than, less_than } = value;
  return {
    from: moment(greater_than, `${at}.greater_than`, { missing: "user_search_missing_greater_than" }),
    to: moment(less_than, `${at}.less_than`, { missing: "user_search_missing_less_than" }),
  };
};

function isMissing(value: unknown): boolean {
  return (
    value === undefined || value === null || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

function refuse(error_type: ErrorType, at: string, sentence: string): ApiError {
  return new ApiError(error_type, `${at} ${sentence}`);
}
