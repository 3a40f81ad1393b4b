import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { OperationSurroundings } from "../operation.ts";
import { makeFactor } from "../users/factors.ts";
import { passwords } from "./collection.ts";
import { hashPassword } from "./hashes/scrypt.ts";
import { judgePassword, requireGood, type Judgement } from "./judge.ts";

/** A password that someone wishes to have: judged, and hashed, which takes its time. */
export interface NewPassword {
  readonly judgement: Judgement;
  readonly hash: string;
}

/** Judges a password, and hashes it. */
export async function prepareNewPassword(
  password: string,
  { project, ids }: OperationSurroundings,
): Promise<NewPassword> {
  return {
    judgement: await judgePassword(password, project.passwords),
    hash: await hashPassword(password, ids),
  };
}

/**
 * Gives a user a password, in place of the one they have. It is a sign-in that is to save the user, and
 * {@link keepHash} to save the hash, once nothing can be refused anymore.
 *
 * @throws {ApiError} weak_password, breached_password
 */
export function withNewPassword(
  user: User,
  { judgement }: NewPassword,
  { project, ids }: OperationSurroundings,
): User & { readonly password: NonNullable<User["password"]> } {
  requireGood(judgement, project.passwords);
  return {
    ...user,
    password: { ...(user.password ?? makeFactor("password", {}, ids)), requires_reset: false },
  };
}

/** Saves the hash of a user's password. */
export function keepHash(
  { user_id, password }: User & { readonly password: NonNullable<User["password"]> },
  hash: string,
  { store }: OperationSurroundings,
): void {
  store.get(passwords).save({ user_id, password_id: password.password_id, hash });
}

/**
 * Refuses an empty password, which no policy would take, and nobody has.
 *
 * @throws {ApiError} bad_request
 */
export function refuseEmpty(body: Readonly<Record<string, unknown>>): void {
  const empty = ["password", "existing_password", "new_password"].find((name) => body[name] === "");
  if (empty) throw new ApiError("bad_request", `${empty} is empty. Send what the user has typed.`);
}
