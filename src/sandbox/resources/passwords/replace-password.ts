import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { ApiError } from "../../errors/api-error.ts";
import { signIn, type SignInAnswer } from "../login/sign-in.ts";
import type { OperationSurroundings } from "../operation.ts";
import { passwordResets } from "../password-resets/collection.ts";
import { sessions } from "../sessions/collection.ts";
import type { GivenSession } from "../sessions/given-session.ts";
import type { SessionWishes } from "../sessions/open-session.ts";
import { keepHash, withNewPassword, type NewPassword } from "./new-password.ts";
import { passwordFactor } from "./prove-password.ts";

/**
 * Replaces the password of a user who has proven to be themselves. All their sessions end, the given one too; a new one
 * begins if a duration is asked for.
 *
 * @param wishes the request's fields on sessions
 * @throws {ApiError} session_not_found, weak_password, breached_password, custom_claims_too_large
 */
export function replacePassword(
  before: User,
  replacement: NewPassword,
  wishes: SessionWishes,
  given: GivenSession | undefined,
  surroundings: OperationSurroundings,
): Omit<SignInAnswer, "reset_sessions"> {
  if (given) requireOwn(given, before, surroundings);
  return setPassword(before, replacement, wishes, undefined, surroundings);
}

/**
 * Sets the password of a user, whose sessions end.
 *
 * @param given the session that goes on, if one does
 * @throws {ApiError} weak_password, breached_password, custom_claims_too_large
 */
export function setPassword(
  before: User,
  replacement: NewPassword,
  wishes: SessionWishes,
  given: GivenSession | undefined,
  surroundings: OperationSurroundings,
): Omit<SignInAnswer, "reset_sessions"> {
  const { store } = surroundings;
  const user = withNewPassword(before, replacement, surroundings);
  const { user_id } = user;
  const old = store.get(sessions).ofUser(user_id);
  const { reset_sessions, ...answer } = signIn({ user, factor: passwordFactor }, wishes, given, surroundings);
  for (const { session_id } of old) {
    if (!given || session_id !== answer.session?.session_id) store.get(sessions).delete(session_id);
  }
  keepHash(user, replacement.hash, surroundings);
  // Mails that lie about would set another one.
  store.get(passwordResets).deleteWhere("user_id", user_id);
  return answer;
}

function requireOwn(given: GivenSession, { user_id }: User, { store }: OperationSurroundings): void {
  if (store.get(sessions).require(given).user_id !== user_id) throw new ApiError("session_not_found");
}
