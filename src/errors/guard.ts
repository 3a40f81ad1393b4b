import type { ErrorType } from "../../generated/errors.ts";
import type { StytchAPIError } from "./api.ts";
import { BRAND, type StytchError } from "./base.ts";

/**
 * Whether a caught value is one of this package's errors; with types, whether it is the API's error of one of them.
 *
 * @example
 * if (isStytchError(error, "duplicate_email", "duplicate_phone_number")) {
 *   error.error_type; // "duplicate_email" | "duplicate_phone_number"
 * }
 */
export function isStytchError(error: unknown): error is StytchError;
export function isStytchError<Type extends ErrorType>(
  error: unknown,
  ...types: [Type, ...Type[]]
): error is StytchAPIError & { readonly error_type: Type };
export function isStytchError(error: unknown, ...types: string[]): boolean {
  if (typeof error !== "object" || error === null || !(BRAND in error)) return false;
  return types.length === 0 || ("error_type" in error && types.includes(error.error_type as string));
}
