import { documentValidator } from "./document.ts";
import { createResponseValidator, type ResponseValidator } from "./response-validator.ts";

export type { ResponseValidator };

/**
 * Makes the check of answers by the document, for a client's option `validate`. With it come the document's schemas, so it
 * is an import of its own.
 *
 * @param mode `"warn"` prints what breaks the document; `"strict"` fails a call that went well, with a
 *   StytchResponseError, and prints what breaks it in an error's answer
 * @throws {StytchConfigError} for any other mode
 * @example
 * import { validator } from "stytch-fetch/validate";
 * const stytch = createStytch({ projectId, secret, validate: validator("warn") });
 */
export function validator(mode: "warn" | "strict"): ResponseValidator {
  return createResponseValidator(mode, documentValidator);
}
