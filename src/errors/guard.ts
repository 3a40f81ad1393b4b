import type { ErrorType } from "../../generated/errors.ts";
import type { StytchAPIError } from "./api.ts";
import { StytchError } from "./base.ts";
import type { LocalErrorType } from "./local-type.ts";

/**
 * The API's error of known types, as `isStytchError` tells it.
 *
 * @example
 * function explain(error: TypedAPIError<"duplicate_email" | "invalid_email">): string { … }
 */
// Not an intersection with the class: of 360 types and 360 others, as after a mistyped name, the compiler makes none (TS2590).
export interface TypedAPIError<Type extends ErrorType | LocalErrorType> extends StytchAPIError {
  readonly error_type: Type;
}

/**
 * Whether a caught value is one of this package's errors; with types, whether it is the API's error of one of them.
 *
 * A sandbox's own types are known, too, such as `not_implemented` for what it doesn't imitate, and so are a gateway's, such
 * as `operation_not_allowed`.
 *
 * @example
 * if (isStytchError(error, "duplicate_email", "duplicate_phone_number")) {
 *   error.error_type; // "duplicate_email" | "duplicate_phone_number"
 * }
 */
export function isStytchError(error: unknown): error is StytchError;
export function isStytchError<Type extends ErrorType | LocalErrorType>(
  error: unknown,
  ...types: [Type, ...Type[]]
): error is TypedAPIError<Type>;
export function isStytchError(error: unknown, ...types: string[]): boolean {
  return (
    error instanceof StytchError &&
    (types.length === 0 || types.includes((error as Partial<StytchAPIError>).error_type!))
  );
}
