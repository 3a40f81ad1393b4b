import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { defineEnding } from "../login/ending.ts";

/** A token by which somebody may act in a user's place. One that was used isn't there any more. */
export interface ImpersonationToken {
  /** SHA-256 of the token, in hex. The token itself is nowhere in the sandbox. */
  readonly token_hash: string;
  /** The user to act as. */
  readonly user_id: string;
  readonly impersonator_id: string;
  readonly impersonator_email_address: string;
  /** In RFC 3339. */
  readonly expires_at: string;
}

const FIELDS = ["user_id", "impersonator_id", "impersonator_email_address"];

/** The tokens of impersonations that are still to begin, and their part of a snapshot. */
export const impersonationTokens = defineEnding({
  name: "impersonation_tokens",
  key: "token_hash",
  plural: "tokens",
  read: readToken,
});

function readToken(at: string, given: unknown, known: ReadonlySet<string>): ImpersonationToken {
  const token: unknown = copyJSON(at, given);
  const isRight =
    isObject(token) &&
    /^[0-9a-f]{64}$/.test(String(token["token_hash"])) &&
    FIELDS.every((name) => typeof token[name] === "string") &&
    known.has(token["user_id"] as string) &&
    readTime(token["expires_at"]) !== undefined;
  if (isRight) return token as unknown as ImpersonationToken;
  throw new StytchConfigError(
    `${at} must have token_hash, the user_id of one of the users, impersonator_id, impersonator_email_address and expires_at. Leave it out.`,
  );
}
