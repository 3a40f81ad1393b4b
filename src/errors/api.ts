import type { ErrorType } from "../../generated/errors.ts";
import { defineHidden, nameError, StytchError } from "./base.ts";
import { shorten } from "./shorten.ts";

/** The fields of an error's response, with the API's names. */
export interface ErrorFields {
  error_type: string;
  error_message: string;
  status_code?: number;
  request_id?: string | undefined;
  error_url: string;
  error_details?: Record<string, unknown>;
  /** Whether it came in OAuth's form. */
  isOAuth?: boolean;
}

type CompleteFields = ErrorFields & { status_code: number; request_id: string };

/**
 * The API refused the call. The fields are the API's own; decide by `error_type`.
 *
 * @example
 * if (isStytchError(error, "duplicate_email")) console.log(error.request_id);
 * @see https://stytch.com/docs/api/errors
 */
export class StytchAPIError extends StytchError {
  /** The HTTP status. */
  readonly status_code: number;
  /**
   * The kind of error, for programs: one that the document knows, or a newer one.
   *
   * The class has no type parameter for it: `instanceof` would fill that with `any`. `isStytchError` narrows it.
   */
  readonly error_type: ErrorType | (string & {});
  /** The error in words, for people. Their wording can change. Empty where an OAuth error has no description. */
  readonly error_message: string;
  /** The provider's page on this error. */
  readonly error_url: string;
  /** Names this request. Log it, and quote it to support. */
  readonly request_id: string;
  /** More about the failure, where the API says more. */
  readonly error_details: Record<string, unknown> | undefined;
  /** The answer's headers. They are left out of JSON and inspection, as a proxy may put cookies there. */
  declare readonly headers: Headers;

  /**
   * @param route `POST /v1/users`: the method, and the path with its parameters in braces
   * @param advice the message's end
   */
  constructor(route: string, fields: CompleteFields, headers: Headers, advice = "") {
    const { status_code, error_type, error_message, request_id } = fields;
    const message = error_message === "" ? "" : `: ${shorten(error_message, 1_000)}`;
    const id = request_id ? ` (${request_id})` : "";
    super(`${route} → ${status_code} ${shorten(error_type, 100)}${message}${id}${advice}`);
    this.status_code = status_code;
    this.error_type = error_type;
    this.error_message = error_message;
    this.error_url = fields.error_url;
    this.request_id = request_id;
    this.error_details = fields.error_details;
    defineHidden(this, "headers", headers);
  }
}

nameError(StytchAPIError, "StytchAPIError");
