import { StytchConfigError } from "../errors/config.ts";
import type { Validator } from "./validator.ts";

/**
 * The check of a client's answers. A client knows it by its shape: it may come from another copy of this package.
 *
 * @example
 * const validate: ResponseValidator = validator("strict");
 */
export interface ResponseValidator {
  readonly mode: "warn" | "strict";
  /** Finds the first problem of an answer, as the end of the sentence "the answer …". It shows no value. */
  readonly findResponseProblem: (operationId: string, status: number, body: unknown) => string | undefined;
}

/**
 * Makes the check of answers by any API's rules.
 *
 * @throws {StytchConfigError} for what is no mode
 */
export function createResponseValidator(
  mode: ResponseValidator["mode"],
  { findResponseProblem }: Validator,
): ResponseValidator {
  if (["warn", "strict"].includes(mode)) return { mode, findResponseProblem };
  throw new StytchConfigError(
    'validator takes "warn" or "strict". To check nothing, leave out the option validate.',
  );
}
