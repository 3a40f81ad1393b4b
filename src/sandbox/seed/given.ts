import { StytchConfigError } from "../../errors/config.ts";
import { findLoss } from "../../json-loss.ts";
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
 * @throws {StytchConfigError} for a value that JSON can't hold, or would change
 */
export function copyJSON<Value>(at: string, value: Value): Value {
  if (typeof value !== "object") return value;
  try {
    const text = JSON.stringify(value);
    const loss = findLoss(value);
    if (loss !== undefined) throw new StytchConfigError(`${at}${loss}, which JSON can't hold.`);
    return repair(JSON.parse(text)) as Value;
  } catch (error) {
    if (error instanceof StytchConfigError) throw error;
    throw new StytchConfigError(`${at} can't be written as JSON: ${(error as Error).message}`);
  }
}
