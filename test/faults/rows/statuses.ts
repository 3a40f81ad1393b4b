// Errors by their status: the API's own, and a proxy's.
import { carriedOut, html, refused } from "../bytes.ts";
import type { Fault } from "../fault.ts";

/** The API's own error. */
function api(status: number, error_type: string, retried: Fault["retried"], headers = {}): Fault {
  return {
    name: `${status} ${error_type}`,
    request: ({ write }) => write(refused(status, error_type, headers)),
    retried,
    error: { name: "StytchAPIError", status_code: status, error_type },
  };
}

/** A proxy's, which has a page of its own. */
function proxy(status: number, retried: Fault["retried"]): Fault {
  return {
    name: `${status} of a proxy`,
    request: ({ write }) => write(html(status)),
    retried,
    error: { name: "StytchResponseError", status_code: status },
  };
}

export const statuses: Fault[] = [
  api(400, "bad_request", "never"),
  api(401, "unauthorized_credentials", "never"),
  api(408, "request_timeout", "repeatable"),
  api(409, "conflict", "never"),
  api(429, "captcha_failed", "never"),
  api(429, "user_lock_limit_reached", "never"),
  { ...api(429, "captcha_failed", "never", { "retry-after": "1" }), name: "429 captcha_failed, Retry-After" },
  api(500, "internal_server_error", "repeatable"),
  api(501, "not_implemented", "never"),
  api(502, "bad_gateway", "repeatable"),
  api(504, "gateway_timeout", "repeatable"),
  {
    ...api(504, "gateway_timeout", "repeatable"),
    name: "504 after it was carried out",
    request: carriedOut(({ write }) => write(refused(504, "gateway_timeout"))),
  },
  proxy(403, "never"),
  proxy(408, "repeatable"),
  proxy(500, "repeatable"),
  proxy(502, "repeatable"),
  proxy(503, "repeatable"),
  proxy(504, "repeatable"),
  proxy(520, "repeatable"),
];
