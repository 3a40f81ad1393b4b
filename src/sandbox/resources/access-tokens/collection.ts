import { requireArray } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import { users } from "../users/collection.ts";

/** An access token that was exchanged for a session. */
export interface ExchangedToken {
  /** The token's own id. */
  readonly jti: string;
  readonly user_id: string;
  /** The moment from which on the token is too old anyway, in RFC 3339. */
  readonly expires_at: string;
}

/** The access tokens that can't be exchanged again, and their part of a snapshot. */
export const exchangedTokens: CollectionDefinition<
  "exchanged_tokens",
  ExchangedToken,
  Collection<ExchangedToken>,
  readonly ExchangedToken[]
> = {
  name: "exchanged_tokens",
  owner: { collection: users, index: "user_id" },
  create: (_, changes) =>
    new Collection<ExchangedToken>(
      {
        keyOf: ({ jti }) => jti,
        timeOf: ({ expires_at }) => readTime(expires_at)!,
        indexes: { user_id: { keysOf: ({ user_id }) => [user_id] } },
      },
      changes,
    ),
  expire(all, now) {
    for (let [first] = all.sorted.slice(0, 1); first && first.time <= now; [first] = all.sorted.slice(0, 1)) {
      all.delete(first.value.jti);
    }
  },
  write: (all) => all,
  read(at, part, { valuesOf }) {
    const known = new Set(valuesOf(users).map(({ user_id }) => user_id));
    const read = requireArray(at, part ?? []).map((token, i) => readToken(`${at}[${i}]`, token, known));
    if (new Set(read.map(({ jti }) => jti)).size === read.length) return read;
    throw new StytchConfigError(`${at} has a jti twice. Leave one of the two out.`);
  },
};

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
