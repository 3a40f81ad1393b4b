import { defineHidden, nameError, StytchError } from "./base.ts";

/**
 * The client was used wrongly: an unknown option, a missing id, a secret in a browser. Nothing was sent.
 *
 * @example
 * createStytch({ projectId }); // StytchConfigError: secret is missing. …
 */
export class StytchConfigError extends StytchError {}

nameError(StytchConfigError, "StytchConfigError");
defineHidden(StytchConfigError.prototype, "attempts", 0);
