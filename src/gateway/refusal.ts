import type { ErrorType } from "../../generated/errors.ts";
import type { LocalErrorType } from "../errors/local-type.ts";

/** The statuses that a gateway answers with by itself, by the type of the error. The API's own types where it has them. */
export const STATUSES = {
  bad_request: 400,
  invalid_session: 401,
  caller_not_authorized: 403,
  field_not_allowed: 403,
  operation_not_allowed: 403,
  origin_not_allowed: 403,
  route_not_found: 404,
  method_not_allowed: 405,
  request_timeout: 408,
  request_too_large: 413,
  unsupported_media_type: 415,
  too_many_requests: 429,
  internal_server_error: 500,
  upstream_unreachable: 502,
  upstream_invalid: 502,
  caller_not_checked: 503,
  calls_not_counted: 503,
  gateway_busy: 503,
  upstream_timeout: 504,
} as const satisfies Partial<Record<ErrorType | LocalErrorType, number>>;

/**
 * An error type that a gateway answers with by itself.
 *
 * @example
 * const types: GatewayErrorType[] = ["operation_not_allowed", "too_many_requests"];
 */
export type GatewayErrorType = keyof typeof STATUSES;

/** Thrown anywhere in the gateway to refuse a call. Its message is for the caller, and shows no value of the request. */
export class Refusal extends Error {
  readonly error_type: GatewayErrorType;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The reason in words for the operator, where the caller is told less. */
  reason: string | undefined;

  constructor(error_type: GatewayErrorType, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message);
    this.error_type = error_type;
    this.status = STATUSES[error_type];
    this.headers = headers;
  }
}

/** Makes the refusal of a call that came too soon. */
export function tooMany(wait: number): Refusal {
  const seconds = Math.max(1, Math.ceil(wait / 1000));
  return new Refusal("too_many_requests", `Too many calls. Try again in ${seconds} seconds.`, {
    "retry-after": String(seconds),
  });
}
