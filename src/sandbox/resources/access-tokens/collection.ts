import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { defineEnding } from "../login/ending.ts";

/** An access token that was exchanged for a session. */
export interface ExchangedToken {
  /** The token's own id. */
  readonly jti: string;
  readonly user_id: string;
  /** The moment from which on the token is too old anyway, in RFC 3339. */
  readonly expires_at: string;
}

/** The access tokens that can't be exchanged again, and their part of a snapshot. */
export const exchangedTokens = defineEnding({
  name: "exchanged_tokens",
  key: "jti",
  read: readToken,
});

function readToken(at: string, given: unknown, known: ReadonlySet<string>): ExchangedToken {
  const token: unknown = copyJSON(at, given);
  const { jti, user_id, expires_at } = isObject(token) ? token : {};
  const isRight =
    typeof jti === "string" &&
    typeof user_id === "string" &&
    known.has(user_id) &&
    readTime(expires_at) !== undefined;
  if (isRight) return token as ExchangedToken;
  throw new StytchConfigError(
    `${at} must have jti, the user_id of one of the users and expires_at. Leave it out.`,
  );
}
