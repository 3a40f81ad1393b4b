import { randomUUID } from "node:crypto";
import type { ErrorType } from "../../../generated/errors.ts";
import { errorUrl, NO_PAGE } from "../../errors/error-url.ts";
import type { LocalErrorType } from "../../errors/local-type.ts";

/** The statuses that a server answers with itself, and their error types: the API's own for those that it has. */
const TYPES = {
  400: "bad_request",
  408: "request_timeout",
  413: "request_too_large",
  417: "expectation_failed",
  431: "request_header_fields_too_large",
  500: "internal_server_error",
} as const satisfies Record<number, ErrorType | LocalErrorType>;

/** A status that a server answers with itself. */
export type ErrorStatus = keyof typeof TYPES;

/**
 * Writes an error in the API's form, so that each client reads it as it reads every other. Its request id is a test
 * one, as a sandbox's: what the server refuses itself has reached no project.
 */
export function errorBody(status: ErrorStatus, message: string): string {
  const error_type = TYPES[status];
  return JSON.stringify({
    error_message: message,
    error_type,
    error_url: status === 400 || status === 500 ? errorUrl(status, error_type) : NO_PAGE,
    request_id: `request-id-test-${randomUUID()}`,
    status_code: status,
  });
}

/** The headers of an error after which the connection ends. */
export function errorHeaders(body: string): Record<string, string | number> {
  return {
    "content-type": "application/json",
    "content-length": Buffer.byteLength(body),
    connection: "close",
  };
}
