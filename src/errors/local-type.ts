/**
 * The error types that none but a server of this package answers with: a sandbox for what it doesn't imitate, `serve` for
 * requests that it hands to nobody, and a gateway for calls that it refuses by itself.
 */
export type LocalErrorType =
  | "not_implemented"
  | "request_timeout"
  | "request_too_large"
  | "expectation_failed"
  | "request_header_fields_too_large"
  | "invalid_session"
  | "caller_not_authorized"
  | "field_not_allowed"
  | "operation_not_allowed"
  | "origin_not_allowed"
  | "unsupported_media_type"
  | "upstream_unreachable"
  | "upstream_invalid"
  | "upstream_timeout"
  | "caller_not_checked"
  | "calls_not_counted"
  | "gateway_busy";
