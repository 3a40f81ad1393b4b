import type { api_user_v1_User as User } from "../../../../generated/schema.ts";

/** A user without a lock whose time is up. */
export function expireLock(user: User, now: number): User {
  if (user.lock_expires_at === null || Date.parse(user.lock_expires_at) > now) return user;
  return { ...user, is_locked: false, lock_created_at: null, lock_expires_at: null };
}
