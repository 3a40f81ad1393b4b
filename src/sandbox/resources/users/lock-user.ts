import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { refuseUnknown, requireNumber } from "../../../checks.ts";
import { writeTime } from "../../environment/time.ts";

// https://stytch.com/docs/resources/policies/platform/user-locks
const DEFAULT_MINUTES = 60;
const MIN_MINUTES = 5;
const MAX_MINUTES = 7 * 24 * 60;

/**
 * Locks a user from now on, as too many failed sign-ins would.
 *
 * @throws {StytchConfigError} for a time that no project can choose
 */
export function lockUser(user: User, options: { minutes?: number | undefined }, now: number): User {
  refuseUnknown("lock", options, ["minutes"]);
  const { minutes = DEFAULT_MINUTES } = options;
  requireNumber("minutes", minutes, MIN_MINUTES, MAX_MINUTES);
  return {
    ...user,
    is_locked: true,
    lock_created_at: writeTime(now),
    lock_expires_at: writeTime(now + minutes * 60_000),
  };
}
