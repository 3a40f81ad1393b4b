import type { UserFilter } from "../../../../../generated/schema.ts";
import { ApiError } from "../../../errors/api-error.ts";
import { factorIds } from "./factor-ids.ts";
import { bounds, flag, moment, status, strings, type Check } from "./filter-kinds.ts";
import { anywhere } from "./predicates.ts";
import { anyOf, created, like, lower, verified, type Filter } from "./filter.ts";

/** The name of a filter. */
export type FilterName = UserFilter["filter_name"];

/** The filters, by name. The function that makes one decides whether it is indexed. */
export const filters: { readonly [Name in FilterName]: Filter } = {
  user_id: anyOf(
    "user_search_missing_user_ids",
    ({ user_id, external_id }) => (external_id === null ? [user_id] : [user_id, external_id]),
    userIds,
  ),
  status: anyOf("user_search_missing_status", (user) => [user.status], status),
  created_at_greater_than: created("user_search_missing_created_at_greater_than", moment, (from) => ({
    from,
    to: Infinity,
  })),
  created_at_less_than: created("user_search_missing_created_at_less_than", moment, (to) => ({
    from: -Infinity,
    to,
  })),
  created_at_between: created("user_search_missing_filter_value", bounds, (range) => range),
  full_name_fuzzy: like(
    "user_search_missing_full_name_fuzzy",
    "user_search_full_name_fuzzy_too_short",
    ({ name }) => [name.first_name, name.last_name],
  ),

  email_address: anyOf(
    "user_search_missing_email_addresses",
    (user) => user.emails.map(({ email }) => lower(email)),
    (...given) => strings(...given).map(lower),
  ),
  email_address_fuzzy: like(
    "user_search_missing_email_address_fuzzy",
    "user_search_email_address_fuzzy_too_short",
    (user) => user.emails.flatMap(({ email }) => [email, domain(email)]),
  ),
  email_id: anyOf("user_search_missing_email_ids", factorIds("emails")),
  email_verified: verified("user_search_missing_email_verified", (user) => user.emails),

  phone_number: anyOf("user_search_missing_phone_numbers", (user) =>
    user.phone_numbers.map(({ phone_number }) => phone_number),
  ),
  phone_number_fuzzy: like(
    "user_search_missing_phone_number_fuzzy",
    "user_search_phone_number_fuzzy_too_short",
    (user) => user.phone_numbers.map(({ phone_number }) => phone_number),
    anywhere,
  ),
  phone_id: anyOf("user_search_missing_phone_ids", factorIds("phone_numbers")),
  phone_verified: verified("user_search_missing_phone_verified", (user) => user.phone_numbers),

  // No source lists the providers, so none is refused.
  oauth_provider: anyOf("user_search_missing_oauth_providers", (user) =>
    user.providers.map(({ provider_type }) => provider_type),
  ),
  password_exists: anyOf("user_search_missing_password", (user) => [user.password !== null], flag),

  webauthn_registration_id: anyOf(
    "user_search_missing_webauthn_registration_ids",
    factorIds("webauthn_registrations"),
  ),
  webauthn_registration_verified: verified(
    "user_search_missing_webauthn_verified",
    (user) => user.webauthn_registrations,
  ),
  biometric_registration_id: anyOf(
    "user_search_missing_biometric_registration_ids",
    factorIds("biometric_registrations"),
  ),
  biometric_registration_verified: verified(
    "user_search_missing_biometric_verified",
    (user) => user.biometric_registrations,
  ),
  totp_id: anyOf("user_search_missing_totp_ids", factorIds("totps")),
  totp_verified: verified("user_search_missing_totp_verified", (user) => user.totps),
  crypto_wallet_id: anyOf("user_search_missing_crypto_wallet_id", factorIds("crypto_wallets")),
  crypto_wallet_address: anyOf("user_search_missing_crypto_wallet_address", (user) =>
    user.crypto_wallets.map(({ crypto_wallet_address }) => crypto_wallet_address),
  ),
  crypto_wallet_verified: verified(
    "user_search_missing_crypto_wallet_verified",
    (user) => user.crypto_wallets,
  ),
};

/** https://stytch.com/docs/resources/migrations/external-ids: the two kinds of id don't mix. */
function userIds(...given: Parameters<Check<string[]>>): string[] {
  const all = strings(...given);
  const own = all.filter((id) => /^user-(test|live)-[0-9a-f-]{36}$/.test(id));
  if (own.length === 0 || own.length === all.length) return all;
  throw new ApiError("user_search_cannot_mix_internal_and_external_user_ids");
}

function domain(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1);
}
