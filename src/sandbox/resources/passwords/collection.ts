import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { copyJSON } from "../../seed/given.ts";
import { readList } from "../../seed/read-list.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import { idsOfUsers, users } from "../users/collection.ts";
import { isPasswordHash } from "./hashes/verify.ts";

/** The hash of a user's password. The password itself is nowhere in the sandbox. */
export interface StoredPassword {
  readonly user_id: string;
  /** The user's `password.password_id`. That of a password which was deleted is nobody's. */
  readonly password_id: string;
  /** In a form that names its function: `$scrypt$…`, or as another service made it. */
  readonly hash: string;
}

/** The passwords of one sandbox, one a user, and their part of a snapshot. */
export const passwords: CollectionDefinition<
  "passwords",
  StoredPassword,
  Collection<StoredPassword>,
  readonly StoredPassword[]
> = {
  name: "passwords",
  owner: { collection: users, index: "user_id" },
  create: (_, changes) =>
    new Collection<StoredPassword>(
      { keyOf: ({ user_id }) => user_id, indexes: { user_id: { keysOf: ({ user_id }) => [user_id] } } },
      changes,
    ),
  write: (all) => all,
  read(at, part, context) {
    const known = idsOfUsers(context);
    return readList(at, part, {
      keys: ["user_id"],
      plural: "passwords",
      read: (place, password) => readPassword(place, password, known),
    });
  },
};

function readPassword(at: string, given: unknown, known: ReadonlySet<string>): StoredPassword {
  const password: unknown = copyJSON(at, given);
  const { user_id, password_id, hash } = isObject(password) ? password : {};
  const isRight =
    typeof user_id === "string" &&
    known.has(user_id) &&
    typeof password_id === "string" &&
    typeof hash === "string" &&
    isPasswordHash(hash);
  if (isRight) return { user_id, password_id, hash };
  throw new StytchConfigError(
    `${at} must have the user_id of one of the users, a password_id, and a hash as a snapshot of a sandbox has it. Leave it out.`,
  );
}
