import type { api_user_v1_User as User } from "../../../../generated/schema.ts";

/** A user as they are at a moment: a lock whose time is up is over. */
export function showUser(user: User, now: number): User {
  if (user.lock_expires_at === null || Date.parse(user.lock_expires_at) > now) return user;
  return { ...user, is_locked: false, lock_created_at: null, lock_expires_at: null };
}

/** An operation's result, with every user in it as they are at a moment. */
export function showResult(result: object, now: number): object {
  if (isUser(result)) return showUser(result, now);
  const { user, results } = result as { user?: User; results?: readonly User[] };
  return {
    ...result,
    ...(user && { user: showUser(user, now) }),
    ...(results && { results: results.map((found) => showUser(found, now)) }),
  };
}

function isUser(result: object): result is User {
  return "is_locked" in result;
}
