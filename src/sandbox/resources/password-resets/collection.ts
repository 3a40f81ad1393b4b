import { requireArray } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import type { Attributes } from "../login/match-attributes.ts";
import { users } from "../users/collection.ts";

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
export const passwordResets: CollectionDefinition<
  "password_resets",
  PasswordReset,
  Collection<PasswordReset>,
  readonly PasswordReset[]
> = {
  name: "password_resets",
  owner: { collection: users, index: "user_id" },
  create: (_, changes) =>
    new Collection<PasswordReset>(
      {
        keyOf: ({ token_hash }) => token_hash,
        timeOf: ({ expires_at }) => readTime(expires_at)!,
        indexes: { user_id: { keysOf: ({ user_id }) => [user_id] } },
      },
      changes,
    ),
  expire(all, now) {
    for (let [first] = all.sorted.slice(0, 1); first && first.time <= now; [first] = all.sorted.slice(0, 1)) {
      all.delete(first.value.token_hash);
    }
  },
  write: (all) => all,
  read: (at, part, { valuesOf }) => {
    const known = new Set(valuesOf(users).map(({ user_id }) => user_id));
    const read = requireArray(at, part ?? []).map((reset, i) => readReset(`${at}[${i}]`, reset, known));
    if (new Set(read.map(({ token_hash }) => token_hash)).size === read.length) return read;
    throw new StytchConfigError(`${at} has a token_hash twice. Leave one of the two resets out.`);
  },
};

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
