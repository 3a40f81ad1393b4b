import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";
import { readTime } from "../../environment/time.ts";
import { copyJSON } from "../../seed/given.ts";
import { readList } from "../../seed/read-list.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import { users } from "../users/collection.ts";
import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import type { OperationSurroundings } from "../operation.ts";

/** An authenticator app of a user, whose `totps` say whether it is verified. */
export interface StoredTOTP {
  readonly totp_id: string;
  readonly user_id: string;
  /** In base32, and not hashed: codes are made of it. */
  readonly secret: string;
  /** Those that are left. They can be listed, and so aren't hashed. */
  readonly recovery_codes: readonly string[];
  /** The end of its use, unless it is verified by then, in RFC 3339. */
  readonly expires_at: string;
  /** The half minutes whose codes were used, of those whose codes may still be right. */
  readonly used_steps: readonly number[];
}

/** The authenticator apps of one sandbox, and their part of a snapshot. */
export const totps: CollectionDefinition<
  "totps",
  StoredTOTP,
  Collection<StoredTOTP>,
  readonly StoredTOTP[]
> = {
  name: "totps",
  ids: ["totp_id"],
  owner: { collection: users, index: "user_id" },
  create: (_, changes) =>
    new Collection<StoredTOTP>(
      {
        keyOf: ({ totp_id }) => totp_id,
        indexes: {
          totp_id: { keysOf: ({ totp_id }) => [totp_id] },
          user_id: { keysOf: ({ user_id }) => [user_id] },
        },
      },
      changes,
    ),
  write: (all) => all,
  read(at, part, { valuesOf }) {
    const owners = new Map(valuesOf(users).map((user) => [user.user_id, user]));
    return readList(at, part, { keys: ["totp_id"], read: (place, totp) => readTOTP(place, totp, owners) });
  },
};

/** The app of a user that has a secret. One that a test gave them has none. */
export function storedTOTP(user: User, { store }: OperationSurroundings): StoredTOTP | undefined {
  return user.totps.map(({ totp_id }) => store.get(totps).get(totp_id)).find((totp) => totp !== undefined);
}

function readTOTP(at: string, given: unknown, owners: ReadonlyMap<string, User>): StoredTOTP {
  const totp: unknown = copyJSON(at, given);
  const { totp_id, user_id, secret, recovery_codes, expires_at, used_steps } = isObject(totp) ? totp : {};
  const owner = typeof user_id === "string" ? owners.get(user_id) : undefined;
  const isRight =
    owner?.totps.some((each) => each.totp_id === totp_id) &&
    typeof secret === "string" &&
    /^[A-Z2-7]{32}$/.test(secret) &&
    isListOf(recovery_codes, "string") &&
    readTime(expires_at) !== undefined &&
    isListOf(used_steps, "number");
  if (isRight) return totp as StoredTOTP;
  throw new StytchConfigError(
    `${at} must have totp_id and user_id as in the totps of one of the users, secret in base32, recovery_codes, expires_at and used_steps. Leave it out.`,
  );
}

function isListOf(value: unknown, type: "string" | "number"): boolean {
  return Array.isArray(value) && value.every((each) => typeof each === type);
}
