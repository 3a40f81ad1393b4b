import { defineHidden, nameError, StytchError } from "./base.ts";

/** The fault of a token, by the official SDK's names. */
export type TokenErrorCode = "jwt_invalid" | "jwt_too_old" | "missing_scopes" | "invalid_permissions";

/**
 * A token was refused without asking the API. The error holds nothing of the token.
 *
 * @example
 * if (error instanceof StytchTokenError && error.code === "jwt_invalid") redirect("/login");
 */
export class StytchTokenError extends StytchError {
  readonly code: TokenErrorCode;

  /** @param reason completes the sentence "The token …" */
  constructor(method: string, code: TokenErrorCode, reason: string) {
    super(`${method}: ${code}: the token ${reason}`);
    this.code = code;
  }
}

nameError(StytchTokenError, "StytchTokenError");
defineHidden(StytchTokenError.prototype, "attempts", 0);
