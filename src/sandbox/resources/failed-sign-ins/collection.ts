import { requireObject, requireWhole } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { ApiError } from "../../errors/api-error.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition } from "../../store/definition.ts";
import type { OperationSurroundings } from "../operation.ts";
import { idsOfUsers, users } from "../users/collection.ts";
import { lockUser } from "../users/lock-user.ts";
import type { api_user_v1_User as User } from "../../../../generated/schema.ts";

/** The sign-ins of a user that have failed since the last that didn't. */
export interface FailedSignIns {
  readonly user_id: string;
  readonly count: number;
}

/** The failed sign-ins of users, and their part of a snapshot: the numbers by `user_id`. */
export const failedSignIns: CollectionDefinition<
  "failed_sign_ins",
  FailedSignIns,
  Collection<FailedSignIns>,
  Readonly<Record<string, number>>
> = {
  name: "failed_sign_ins",
  owner: { collection: users, index: "user_id" },
  create: (_, changes) =>
    new Collection<FailedSignIns>(
      { keyOf: ({ user_id }) => user_id, indexes: { user_id: { keysOf: ({ user_id }) => [user_id] } } },
      changes,
    ),
  write: (all) => Object.fromEntries(all.map(({ user_id, count }) => [user_id, count])),
  read(at, part = {}, context) {
    requireObject(at, part);
    const known = idsOfUsers(context);
    return Object.entries(part).map(([user_id, count]) => {
      requireWhole(`${at}.${user_id}`, count, 0, Number.MAX_SAFE_INTEGER);
      if (known.has(user_id)) return { user_id, count: count as number };
      throw new StytchConfigError(
        `${at} has ${user_id}, whom users doesn't have. Add the user, or remove it.`,
      );
    });
  },
};

/**
 * Refuses the sign-in of a user who is locked.
 *
 * @throws {ApiError} user_lock_limit_reached
 */
export function requireUnlocked({ is_locked }: User): void {
  if (is_locked) throw new ApiError("user_lock_limit_reached");
}

/**
 * Counts a failed sign-in, and locks the user if it was one too many in a row.
 *
 * @see https://stytch.com/docs/resources/policies/platform/user-locks
 */
export function countFailure({ user_id }: User, { store, clock, project }: OperationSurroundings): void {
  const { userLock } = project;
  const user = store.get(users).find(user_id);
  if (!userLock || !user || user.is_locked) return;
  const count = (store.get(failedSignIns).get(user_id)?.count ?? 0) + 1;
  if (count < userLock.attempts) {
    store.get(failedSignIns).save({ user_id, count });
    return;
  }
  store.get(failedSignIns).delete(user_id);
  store.get(users).save(lockUser(user, { minutes: userLock.minutes }, clock.now()));
}

/** Begins the count anew, after a sign-in that didn't fail. */
export function forgetFailures({ user_id }: User, { store }: OperationSurroundings): void {
  store.get(failedSignIns).delete(user_id);
}
