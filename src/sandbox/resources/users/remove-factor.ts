import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import type { ErrorType } from "../../../../generated/errors.ts";
import { factors, type Factors } from "./factors.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { UserCollection } from "./collection.ts";

/** The answer where no user has the factor. */
const notFound: Readonly<Record<keyof Factors, ErrorType>> = {
  emails: "email_not_found",
  phone_numbers: "phone_number_not_found",
  providers: "oauth_user_registration_not_found",
  password: "password_not_found",
  webauthn_registrations: "webauthn_registration_not_found",
  biometric_registrations: "biometric_registration_not_found",
  totps: "totp_not_found",
  crypto_wallets: "crypto_wallet_not_found",
};

/** The factors of which at least one must remain. */
const PRIMARY = ["emails", "phone_numbers", "providers"] as const;

/**
 * Takes a factor from whoever has it, and answers the user without it.
 *
 * @throws {ApiError} cannot_delete_last_primary_factor, and for an id that no user has the factor's own …_not_found
 */
export function removeFactor(
  list: keyof Factors,
  id: string,
  all: UserCollection,
): { user: User; user_id: string } {
  const user_id = all.ownerOf(id);
  if (user_id === undefined) throw new ApiError(notFound[list]);
  const user = withoutFactor(all.require(user_id), list, id);
  if (isPrimary(list) && PRIMARY.every((primary) => user[primary].length === 0)) {
    throw new ApiError("cannot_delete_last_primary_factor");
  }
  all.save(user);
  return { user, user_id };
}

function isPrimary(list: keyof Factors): boolean {
  return (PRIMARY as readonly string[]).includes(list);
}

/** A user without the factor of an id. */
export function withoutFactor(user: User, list: keyof Factors, id: string): User {
  if (list === "password") return { ...user, password: null };
  const items = user[list] as unknown as Record<string, unknown>[];
  return { ...user, [list]: items.filter((item) => item[factors[list].id] !== id) };
}
