import type { ResponseMeta } from "../../generated/methods.ts";
import { StytchAPIError, type ErrorFields } from "../errors/api.ts";
import { isObject } from "../json.ts";
import { addAttemptInfo, requestLabel, type Call } from "./call.ts";
import { readAnyId } from "./request-id.ts";

/**
 * Cleans an error's body, in its place, and reads what it says: in the API's form, and where the operation's errors have
 * it, in OAuth's. Nothing for a body in neither.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export function readErrorFields(
  body: unknown,
  { endpoint, redactor }: Pick<Call, "endpoint" | "redactor">,
): ErrorFields | undefined {
  const isOAuth = endpoint.errors === "oauth";
  if (!isObject(body) || !redactor.json(body, isOAuth ? "error" : undefined)) return undefined;
  const { status_code, request_id, error_details, error_type, error_message, error } = body;
  const common = {
    ...(typeof status_code === "number" && { status_code }),
    ...(isObject(error_details) && { error_details }),
    request_id: readAnyId(request_id, redactor),
  };
  if (isName(error_type) && typeof error_message === "string") {
    return { ...common, error_type, error_message, error_url: readText(body["error_url"]) };
  }
  if (!isOAuth || !isName(error)) return undefined;
  return {
    ...common,
    isOAuth,
    error_type: error,
    error_message: readText(body["error_description"]),
    error_url: readText(body["error_uri"]),
  };
}

/** An error without a name is in no form: programs decide by it. */
function isName(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}

function readText(value: unknown): string {
  return typeof value === "string" ? value : "";
}

/** Makes the error that a response with an error's status stands for. */
export function toApiError(
  call: Call,
  fields: ErrorFields,
  { status, headers }: ResponseMeta,
): StytchAPIError {
  const request_id = fields.request_id ?? readAnyId(headers.get("x-request-id"), call.redactor) ?? "";
  const complete = { status_code: status, ...fields, request_id };
  return addAttemptInfo(new StytchAPIError(requestLabel(call), complete, headers, call.advice), call);
}
