import type { ResponseMeta } from "../../generated/methods.ts";
import { StytchAPIError, type ErrorFields } from "../errors/api.ts";
import { addAttemptInfo, requestLabel, type Call, type Endpoint } from "./call.ts";
import { MAX_ID, requestIdFrom } from "./response-error.ts";

/**
 * Reads what an error's body says: in the API's form, and where the operation's errors have it, in OAuth's. Nothing for
 * a body in neither.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6749#section-5.2
 */
export function readErrorFields(
  body: unknown,
  { errors }: Pick<Endpoint, "errors">,
): ErrorFields | undefined {
  const fields = (body ?? {}) as Partial<Record<string, unknown>>;
  if (typeof fields["error_type"] === "string" && typeof fields["error_message"] === "string") {
    return fields as Partial<ErrorFields> as ErrorFields;
  }
  const { error, error_description, error_uri } = fields;
  if (errors !== "oauth" || typeof error !== "string") return undefined;
  return {
    ...fields,
    isOAuth: true,
    error_type: error,
    error_message: typeof error_description === "string" ? error_description : "",
    error_url: typeof error_uri === "string" ? error_uri : "",
  };
}

/** Makes the error that a response with an error's status stands for. */
export function toApiError(
  call: Call,
  fields: ErrorFields,
  { status, headers }: ResponseMeta,
): StytchAPIError {
  const request_id = requestIdFrom("", { header: (name) => headers.get(name) })?.slice(0, MAX_ID) ?? "";
  const complete = { status_code: status, request_id, error_url: "", ...fields };
  return addAttemptInfo(new StytchAPIError(requestLabel(call), complete, headers), call);
}
