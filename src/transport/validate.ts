import type { ResponseValidator } from "../validate/response-validator.ts";
import type { ApiResponse } from "./api-response.ts";
import type { Call } from "./call.ts";
import { isSuccess } from "./message.ts";
import { responseError } from "./response-error.ts";

/**
 * Holds a response against a validator's rules.
 *
 * @throws {AttemptError} if it is strict, with a StytchResponseError for a response that breaks them
 */
export function checkResponse(
  { mode, findResponseProblem }: ResponseValidator,
  { received, value }: ApiResponse,
  call: Call,
): void {
  const problem = findResponseProblem(call.endpoint.operation, received.status, value);
  if (problem === undefined) return;
  const failure = responseError(received, call, problem);
  // An error fails the call by itself, with its type, which also decides on another attempt.
  if (mode === "strict" && isSuccess(received.status)) throw failure;
  console.warn(`stytch-fetch: ${failure.message}`);
}
