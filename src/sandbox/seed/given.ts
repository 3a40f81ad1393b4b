import { StytchConfigError } from "../../errors/config.ts";
import { ApiError } from "../errors/api-error.ts";
import { errorMessage } from "../errors/error-message.ts";
import { repair } from "../repair.ts";

/** An object with any of its fields left out, or undefined, which is the same. */
export type Parts<Whole> = { [Name in keyof Whole]?: Whole[Name] | undefined };

/** Runs work for the caller of a method, who gets an error of ours in place of an answer of the API. */
export function asConfigError<Result>(at: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    throw new StytchConfigError(`${at} → ${error.error_type}: ${errorMessage(error).message}`);
  }
}

/**
 * Copies a given value, which stays the caller's; and only what JSON can hold can be answered later.
 *
 * @throws {StytchConfigError} for a value that JSON can't hold
 */
export function copyJSON<Value>(at: string, value: Value): Value {
  if (typeof value !== "object") return value;
  try {
    return repair(JSON.parse(JSON.stringify(value, refuseNonFinite))) as Value;
  } catch (error) {
    throw new StytchConfigError(`${at} can't be written as JSON: ${(error as Error).message}`);
  }
}

/** JSON would have `null` in its place, which is another value, and removes a key of metadata. */
function refuseNonFinite(key: string, value: unknown): unknown {
  if (typeof value !== "number" || Number.isFinite(value)) return value;
  throw new RangeError(`${key} is ${value}. Give a finite number.`);
}
