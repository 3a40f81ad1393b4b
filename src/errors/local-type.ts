/**
 * The error types that none but a server of this package answers with: a sandbox for what it doesn't imitate, and `serve`
 * for requests that it hands to nobody.
 */
export type LocalErrorType =
  | "not_implemented"
  | "request_timeout"
  | "request_too_large"
  | "expectation_failed"
  | "request_header_fields_too_large";
