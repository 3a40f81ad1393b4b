import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { refuseUnknown, requireNumber } from "../../../checks.ts";
import type { State } from "../../store/state.ts";
import { writeTime } from "../../environment/time.ts";
import type { World } from "../../environment/world.ts";

// https://stytch.com/docs/resources/policies/platform/user-locks
const DEFAULT_MINUTES = 60;
const MIN_MINUTES = 5;
const MAX_MINUTES = 7 * 24 * 60;

/**
 * Locks a user from now on, as too many failed sign-ins would.
 *
 * @throws {StytchConfigError} for a time that no project can choose
 */
export function lock(user: User, options: { minutes?: number }, state: State, world: World): User {
  refuseUnknown("lock", options, ["minutes"]);
  const { minutes = DEFAULT_MINUTES } = options;
  requireNumber("minutes", minutes, MIN_MINUTES, MAX_MINUTES);
  const now = world.now();
  const locked = {
    ...user,
    is_locked: true,
    lock_created_at: writeTime(now),
    lock_expires_at: writeTime(now + minutes * 60_000),
  };
  state.save(locked);
  return locked;
}
