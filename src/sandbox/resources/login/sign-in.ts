import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { forgetFailures } from "../failed-sign-ins/collection.ts";
import type { OperationSurroundings } from "../operation.ts";
import { sessions } from "../sessions/collection.ts";
import type { GivenSession } from "../sessions/given-session.ts";
import { openSession, type SessionAnswer, type SessionWishes } from "../sessions/open-session.ts";
import type { ProvenFactor } from "../sessions/session.ts";
import { users } from "../users/collection.ts";
import { keepAddress, proveAddress } from "./recipient.ts";

/** A proof of who a user is. */
export interface Proof {
  readonly user: User;
  readonly factor: ProvenFactor;
  /** The `email_id` or `phone_id` that the proof verifies, if it does. */
  readonly method_id?: string | undefined;
}

/** The part of an answer that all sign-ins have in common. */
export interface SignInAnswer extends SessionAnswer {
  readonly user_id: string;
  readonly user: User;
  readonly reset_sessions: boolean;
}

/**
 * Signs a user in by a proof that has been found right: their address is verified, they are active, and their session is
 * begun or carried on.
 *
 * Whatever can be refused is refused before anything is changed, so spend the proof afterwards.
 *
 * @param wishes the request's fields on sessions
 * @throws {ApiError} session_not_found, custom_claims_too_large
 */
export function signIn(
  { user: before, factor, method_id }: Proof,
  wishes: SessionWishes,
  given: GivenSession | undefined,
  surroundings: OperationSurroundings,
): SignInAnswer {
  const { store } = surroundings;
  const active: User = { ...before, status: "active" };
  const proven = method_id === undefined ? active : proveAddress(active, method_id);
  const isTakenBack = !given && takesBack(before, method_id);
  const user = isTakenBack && proven.password ? withDuePassword(proven, proven.password) : proven;
  const others = isTakenBack ? store.get(sessions).ofUser(user.user_id) : [];
  const answer = openSession(user, [factor], wishes, given, surroundings);
  for (const { session_id } of others) store.get(sessions).delete(session_id);
  store.get(users).save(user);
  if (method_id !== undefined) keepAddress(method_id, surroundings);
  forgetFailures(user, surroundings);
  return { ...answer, reset_sessions: isTakenBack, user, user_id: user.user_id };
}

/**
 * Whether someone proves an address that a password stands on, and that nobody has proven yet: the password may be a
 * stranger's, who signed up with the address of another. Whoever has a session of the user is no stranger.
 *
 * @see https://stytch.com/docs/guides/passwords/email-verification/overview
 */
function takesBack(user: User, method_id: string | undefined): boolean {
  return (
    user.password !== null &&
    user.emails.some(({ email_id, verified }) => email_id === method_id && !verified)
  );
}

function withDuePassword(user: User, password: NonNullable<User["password"]>): User {
  return { ...user, password: { ...password, requires_reset: true } };
}
