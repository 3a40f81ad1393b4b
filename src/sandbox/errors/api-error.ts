import type { ErrorType } from "../../../generated/errors.ts";
import type { LocalErrorType } from "../../errors/local-type.ts";

/** The error type of what a sandbox doesn't imitate. The API has none of this name. */
export const NOT_IMITATED = "not_implemented" satisfies LocalErrorType;

/** An error type that a sandbox can answer with: the API's own, or one for what it doesn't imitate. */
export type ApiErrorType = ErrorType | typeof NOT_IMITATED;

/** Further parts of an answer. */
export interface ApiErrorDetails {
  readonly headers?: Readonly<Record<string, string>>;
  /** The status, where the catalogue of errors doesn't have the type. */
  readonly status?: number;
}

/** Thrown anywhere in the sandbox to answer with an error. It never leaves the sandbox. */
export class ApiError extends Error {
  readonly error_type: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number | undefined;

  /** @param message for the types whose real message isn't known; without one, the catalogue's words */
  constructor(
    // Completion offers the catalogued types; an operation with errors of another form has names of its own.
    error_type: ApiErrorType | (string & {}),
    message?: string,
    { headers = {}, status }: ApiErrorDetails = {},
  ) {
    super(message);
    this.error_type = error_type;
    this.headers = headers;
    this.status = status;
  }
}
