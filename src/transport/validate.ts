import { StytchResponseError } from "../errors/response.ts";
import type { Answer } from "./response.ts";
import { label, type Call } from "./call.ts";

/** Holds an answer against the document. */
export type Validate = (answer: Answer, call: Call) => Promise<void>;

/**
 * Makes the check of answers. With it come all schemas, so they are loaded at the first answer.
 *
 * @throws {StytchResponseError} if it is strict, for an answer that breaks the document
 */
export function createValidate(mode: "warn" | "strict"): Validate {
  return async (answer, call) => {
    const { validator } = await import("../validate/index.ts");
    const problem = validator.findResponseProblem(call.operation, answer.status, answer.value);
    if (problem === undefined) return;
    const { request_id: id } = answer.value;
    // One that isn't in the API's form is a value like any other, and is not shown.
    const request_id = typeof id === "string" && /^request-id-[\w-]{1,80}$/.test(id) ? id : undefined;
    const error = new StytchResponseError(label(call), problem, answer.status, { request_id });
    // An error fails the call by itself, with its type, which also decides on another attempt.
    if (mode === "strict" && answer.ok) throw error;
    console.warn(`stytch-fetch: ${error.message}`);
  };
}
