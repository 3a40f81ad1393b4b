import type { ErrorType } from "../../generated/errors.ts";

/** What a sandbox can answer instead of a result: the API's own error types, and one for what it doesn't imitate. */
export type ApiErrorType = ErrorType | "not_implemented";

/** Thrown anywhere in the sandbox to answer with an error. It never leaves the sandbox. */
export class ApiError extends Error {
  readonly error_type: ApiErrorType;
  readonly headers: Readonly<Record<string, string>>;

  /** @param message for the types whose real message isn't known; without one, the catalogue's words */
  constructor(error_type: ApiErrorType, message?: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.error_type = error_type;
    this.headers = headers;
  }
}
