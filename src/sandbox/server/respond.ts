import type { Route } from "../../../generated/routes.ts";
import { errorUrl, NO_PAGE } from "../../errors/error-url.ts";
import type { IdGenerator } from "../environment/ids.ts";
import { NOT_IMITATED, type ApiError } from "../errors/api-error.ts";
import { errorMessage } from "../errors/error-message.ts";

/** An answer, before it is written. */
export interface ApiResponse {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** The type of its error, if it is one. */
  readonly error_type?: string;
}

/** An error, before it has a form. */
export interface ErrorParts {
  readonly status: number;
  readonly error_type: string;
  readonly message: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** The form of an operation's errors, as its route says. */
export type ErrorForm = Route["errors"];

/** Answers with an operation's result. */
export function successResponse(status: number, result: object, ids: IdGenerator): ApiResponse {
  return { status, body: { ...result, request_id: ids.make("request-id"), status_code: status } };
}

/** Answers with an error, in the words of the document's catalogue. */
export function errorResponse(error: ApiError, form: ErrorForm, ids: IdGenerator): ApiResponse {
  const { error_type, headers } = error;
  return customErrorResponse({ ...errorMessage(error), error_type, headers }, form, ids);
}

/** Answers with an error in one's own words. */
export function customErrorResponse(error: ErrorParts, form: ErrorForm, ids: IdGenerator): ApiResponse {
  const { status, message, headers } = error;
  const error_type =
    form === "oauth" ? (OAUTH_ERRORS[error.error_type] ?? error.error_type) : error.error_type;
  const url = error_type === NOT_IMITATED ? NO_PAGE : errorUrl(status, error_type);
  const words =
    form === "oauth"
      ? { error: error_type, error_description: message, error_uri: url }
      : { error_type, error_message: message, error_url: url };
  return {
    status,
    body: { ...words, request_id: ids.make("request-id"), status_code: status },
    headers,
    error_type,
  };
}

/** OAuth's names for what any operation can be refused with. https://www.rfc-editor.org/rfc/rfc6749#section-5.2 */
const OAUTH_ERRORS: Readonly<Record<string, string>> = {
  bad_request: "invalid_request",
  unauthorized_credentials: "invalid_client",
};
