import { ApiError } from "../../errors/api-error.ts";
import type { StoredSession } from "./session.ts";

/** The type of the factor of someone who acts in a user's place. */
export const IMPERSONATED = "impersonated";

/**
 * Refuses to change the session of someone who acts in a user's place: to extend it, to give it claims, and to add a
 * factor of the user's.
 *
 * @throws {ApiError} session_not_mutable
 */
export function requireMutable({ authentication_factors }: StoredSession): void {
  if (authentication_factors.some(({ type }) => type === IMPERSONATED)) {
    throw new ApiError("session_not_mutable");
  }
}
