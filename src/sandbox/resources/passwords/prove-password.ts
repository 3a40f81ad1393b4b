import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { ApiError } from "../../errors/api-error.ts";
import { countFailure, requireUnlocked } from "../failed-sign-ins/collection.ts";
import type { OperationSurroundings } from "../operation.ts";
import type { ProvenFactor } from "../sessions/session.ts";
import { users } from "../users/collection.ts";
import { passwords } from "./collection.ts";
import { isRightPassword } from "./hashes/verify.ts";
import { isResetDue } from "./judge.ts";

/** A password, in the list of what a session's user has proven. It has no id there. */
export const passwordFactor: ProvenFactor = { type: "password", delivery_method: "knowledge" };

/** A password that was held against a hash, which takes its time. */
export interface TriedPassword {
  /** The hash of that moment. None: the user had none, or there was no user. */
  readonly hash: string | undefined;
  readonly isRight: boolean;
  /** Whether it is right, and can't stay. */
  readonly isDue: boolean;
}

/** Holds a password against that of a user, before it is known whether they may sign in. */
export async function tryPassword(
  email: string,
  password: string,
  surroundings: OperationSurroundings,
): Promise<TriedPassword> {
  const user = surroundings.store.get(users).findByAddress("emails", email);
  const hash = user && hashOf(user, surroundings);
  const isRight = hash !== undefined && (await isRightPassword(hash, password));
  return { hash, isRight, isDue: isRight && (await isResetDue(password, surroundings.project.passwords)) };
}

/**
 * The user whose password was tried and found right. Whether it is due to be reset is for the caller to look at.
 *
 * @throws {ApiError} email_not_found, no_user_password, user_lock_limit_reached, unauthorized_credentials
 */
export function requireProven(
  email: string,
  { hash, isRight }: TriedPassword,
  surroundings: OperationSurroundings,
): User & { readonly password: NonNullable<User["password"]> } {
  const user = surroundings.store.get(users).findByAddress("emails", email);
  if (!user) throw new ApiError("email_not_found");
  const { password } = user;
  if (!password) throw new ApiError("no_user_password");
  requireUnlocked(user);
  // One that was right when it was tried is no more, if it has been replaced meanwhile.
  if (isRight && hash === hashOf(user, surroundings)) return { ...user, password };
  countFailure(user, surroundings);
  throw new ApiError("unauthorized_credentials");
}

/** A seed's users may have a password of which nobody knows what it is. */
function hashOf({ user_id, password }: User, { store }: OperationSurroundings): string | undefined {
  const stored = store.get(passwords).get(user_id);
  return stored && stored.password_id === password?.password_id ? stored.hash : undefined;
}
