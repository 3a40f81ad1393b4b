import type { ErrorType } from "../../generated/errors.ts";
import type { StytchAPIError } from "./api.ts";
import { StytchError } from "./base.ts";

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
  return (
    error instanceof StytchError &&
    (types.length === 0 || types.includes((error as Partial<StytchAPIError>).error_type!))
  );
}
