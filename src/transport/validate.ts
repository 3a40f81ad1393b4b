import { StytchResponseError } from "../errors/response.ts";
import type { ApiResponse } from "./api-response.ts";
import { requestLabel, type Call } from "./call.ts";
import { isSuccess } from "./message.ts";
import { readRequestId } from "./request-id.ts";

/** Holds a response against the document. */
export type Validate = (response: ApiResponse, call: Call) => Promise<void>;

/**
 * Makes the check of responses. With it come all schemas, so they are loaded at the first response.
 *
 * @throws {StytchResponseError} if it is strict, for a response that breaks the document
 */
export function createValidate(mode: "warn" | "strict"): Validate {
  return async ({ received: { status }, value }, call) => {
    const { validator } = await import("../validate/index.ts");
    const problem = validator.findResponseProblem(call.endpoint.operation, status, value);
    if (problem === undefined) return;
    const request_id = readRequestId(value["request_id"], call.redactor);
    const error = new StytchResponseError(requestLabel(call), problem, status, { request_id });
    // An error fails the call by itself, with its type, which also decides on another attempt.
    if (mode === "strict" && isSuccess(status)) throw error;
    console.warn(`stytch-fetch: ${error.message}`);
  };
}
