import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { defineEnding } from "../login/ending.ts";
import type { Attributes } from "../login/match-attributes.ts";

/** A reset of a password that was begun. Its token is nowhere in the sandbox but in the message that it was sent in. */
export interface PasswordReset {
  /** SHA-256 of the token, in hex. */
  readonly token_hash: string;
  readonly user_id: string;
  /** The address that the token was sent to, and proves. */
  readonly email_id: string;
  /** In RFC 3339. */
  readonly expires_at: string;
  /** Those of the start. */
  readonly attributes: Attributes;
  /** That of PKCE, if the start had one. */
  readonly code_challenge?: string | undefined;
}

/** The resets that can still be used, and their part of a snapshot. What is used or too late isn't there. */
export const passwordResets = defineEnding({
  name: "password_resets",
  key: "token_hash",
  plural: "resets",
  read: readReset,
});

function readReset(at: string, given: unknown, known: ReadonlySet<string>): PasswordReset {
  const reset: unknown = copyJSON(at, given);
  const { token_hash, user_id, email_id, expires_at, attributes, code_challenge } = isObject(reset)
    ? reset
    : {};
  const isRight =
    typeof token_hash === "string" &&
    typeof user_id === "string" &&
    known.has(user_id) &&
    typeof email_id === "string" &&
    readTime(expires_at) !== undefined &&
    isObject(attributes) &&
    ["string", "undefined"].includes(typeof code_challenge);
  if (isRight) return reset as PasswordReset;
  throw new StytchConfigError(
    `${at} must have token_hash, the user_id of one of the users, email_id, expires_at, attributes, and code_challenge as a text or not at all. Leave it out.`,
  );
}
