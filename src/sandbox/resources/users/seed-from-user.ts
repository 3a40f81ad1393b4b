import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { DEFAULT_ROLE } from "./user.ts";

/**
 * Puts a user as an answer has them in the words of a seed.
 *
 * @throws {StytchConfigError} for a lock without an end
 */
export function seedFromUser(at: string, user: unknown): unknown {
  if (typeof user !== "object" || user === null) return user;
  const { is_locked, ...rest } = user as User;
  if ((is_locked as boolean | undefined) && !rest.lock_expires_at) {
    throw new StytchConfigError(
      `${at}.is_locked is true, and lock_expires_at is missing. Add it, or unlock the user.`,
    );
  }
  const roles: unknown = rest.roles;
  const given = Object.entries(rest).filter(([, value]) => value !== null);
  return {
    ...Object.fromEntries(given),
    ...(Array.isArray(roles) && { roles: roles[0] === DEFAULT_ROLE ? roles.slice(1) : roles }),
  };
}
