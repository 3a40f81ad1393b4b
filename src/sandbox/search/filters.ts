import type { api_user_v1_User as User, UserFilter } from "../../../generated/schema.ts";
import type { ErrorType } from "../../../generated/errors.ts";
import { Refusal } from "../refusal.ts";
import { readTime } from "../time.ts";
import {
  bounds,
  flag,
  fuzzy,
  moment,
  status,
  strings,
  type Check,
  type FilterErrors,
} from "./filter-kinds.ts";

/** The name of a filter. */
export type FilterName = UserFilter["filter_name"];

/** Whether a user matches. */
export type Test = (user: User) => boolean;

/** One filter. */
export interface Filter<Value = unknown> extends FilterErrors {
  /** Reads the filter's value, or refuses it. */
  readonly check: Check<Value>;
  /** Makes the test that the value stands for. */
  test(value: Value): Test;
}

/** The filters, by name. */
export const filters: { readonly [Name in FilterName]: Filter } = {
  user_id: filter({
    check: userIds,
    missing: "user_search_missing_user_ids",
    test: (ids) => hasAny(ids, ({ user_id, external_id }) => [user_id, external_id ?? ""]),
  }),
  status: filter({
    check: status,
    missing: "user_search_missing_status",
    test: (value) => (user) => user.status === value,
  }),
  created_at_greater_than: filter({
    check: moment,
    missing: "user_search_missing_created_at_greater_than",
    test: (from) => (user) => createdAt(user) > from,
  }),
  created_at_less_than: filter({
    check: moment,
    missing: "user_search_missing_created_at_less_than",
    test: (to) => (user) => createdAt(user) < to,
  }),
  created_at_between: filter({
    check: bounds,
    missing: "user_search_missing_filter_value",
    test:
      ({ from, to }) =>
      (user) =>
        createdAt(user) > from && createdAt(user) < to,
  }),
  full_name_fuzzy: filter({
    check: fuzzy,
    missing: "user_search_missing_full_name_fuzzy",
    tooShort: "user_search_full_name_fuzzy_too_short",
    test: (text) => beginsAny(text, ({ name }) => [name.first_name, name.last_name]),
  }),

  email_address: filter({
    check: strings,
    missing: "user_search_missing_email_addresses",
    test: (addresses) =>
      hasAny(addresses.map(lower), ({ emails }) => emails.map(({ email }) => lower(email))),
  }),
  email_address_fuzzy: filter({
    check: fuzzy,
    missing: "user_search_missing_email_address_fuzzy",
    tooShort: "user_search_email_address_fuzzy_too_short",
    test: (text) => beginsAny(text, ({ emails }) => emails.flatMap(({ email }) => [email, domain(email)])),
  }),
  email_id: ids("user_search_missing_email_ids", (user) => user.emails.map((email) => email.email_id)),
  email_verified: verified("user_search_missing_email_verified", (user) => user.emails),

  phone_number: ids("user_search_missing_phone_numbers", (user) =>
    user.phone_numbers.map((phone) => phone.phone_number),
  ),
  phone_number_fuzzy: filter({
    check: fuzzy,
    missing: "user_search_missing_phone_number_fuzzy",
    tooShort: "user_search_phone_number_fuzzy_too_short",
    test: (text) => (user) => user.phone_numbers.some((phone) => phone.phone_number.includes(text)),
  }),
  phone_id: ids("user_search_missing_phone_ids", (user) => user.phone_numbers.map((phone) => phone.phone_id)),
  phone_verified: verified("user_search_missing_phone_verified", (user) => user.phone_numbers),

  // No source lists the providers, so none is refused.
  oauth_provider: ids("user_search_missing_oauth_providers", (user) =>
    user.providers.map((provider) => provider.provider_type),
  ),
  password_exists: filter({
    check: flag,
    missing: "user_search_missing_password",
    test: (exists) => (user) => (user.password !== null) === exists,
  }),

  webauthn_registration_id: ids("user_search_missing_webauthn_registration_ids", (user) =>
    user.webauthn_registrations.map((registration) => registration.webauthn_registration_id),
  ),
  webauthn_registration_verified: verified(
    "user_search_missing_webauthn_verified",
    (user) => user.webauthn_registrations,
  ),
  biometric_registration_id: ids("user_search_missing_biometric_registration_ids", (user) =>
    user.biometric_registrations.map((registration) => registration.biometric_registration_id),
  ),
  biometric_registration_verified: verified(
    "user_search_missing_biometric_verified",
    (user) => user.biometric_registrations,
  ),
  totp_id: ids("user_search_missing_totp_ids", (user) => user.totps.map((totp) => totp.totp_id)),
  totp_verified: verified("user_search_missing_totp_verified", (user) => user.totps),
  crypto_wallet_id: ids("user_search_missing_crypto_wallet_id", (user) =>
    user.crypto_wallets.map((wallet) => wallet.crypto_wallet_id),
  ),
  crypto_wallet_address: ids("user_search_missing_crypto_wallet_address", (user) =>
    user.crypto_wallets.map((wallet) => wallet.crypto_wallet_address),
  ),
  crypto_wallet_verified: verified(
    "user_search_missing_crypto_wallet_verified",
    (user) => user.crypto_wallets,
  ),
};

/** Lets each filter's test have the type that its own check gives. */
function filter<Value>(typed: Filter<Value>): Filter {
  return typed;
}

/** A filter by values of which a user must have any. */
function ids(missing: ErrorType, of: (user: User) => string[]): Filter {
  return filter({ check: strings, missing, test: (values) => hasAny(values, of) });
}

/** A filter by a flag that at least one of a user's factors must have. */
function verified(missing: ErrorType, of: (user: User) => { verified: boolean }[]): Filter {
  return filter({
    check: flag,
    missing,
    test: (value) => (user) => of(user).some((factor) => factor.verified === value),
  });
}

/** https://stytch.com/docs/resources/migrations/external-ids: the two kinds of id don't mix. */
function userIds(value: unknown, at: string, errors: FilterErrors): string[] {
  const all = strings(value, at, errors);
  const own = all.filter((id) => /^user-(test|live)-[0-9a-f-]{36}$/.test(id));
  if (own.length === 0 || own.length === all.length) return all;
  throw new Refusal("user_search_cannot_mix_internal_and_external_user_ids");
}

function hasAny(values: readonly string[], of: (user: User) => string[]): Test {
  const wanted = new Set(values);
  return (user) => of(user).some((value) => wanted.has(value));
}

function beginsAny(text: string, of: (user: User) => string[]): Test {
  return (user) => of(user).some((value) => lower(value).startsWith(text));
}

function lower(text: string): string {
  return text.toLowerCase();
}

function domain(email: string): string {
  return email.slice(email.lastIndexOf("@") + 1);
}

function createdAt(user: User): number {
  return readTime(user.created_at)!;
}
