import { isObject } from "../../../json.ts";
import { replaceDomain, replaceEmail, replaceIds, replacePhone, replaceWallet } from "./addresses.ts";
import type { Keyed } from "./keyed.ts";
import { FIRST_NAMES, LAST_NAMES } from "./names.ts";
import { permuteShape } from "./shapes.ts";
import { replaceValue } from "./values.ts";

type Rule = (keyed: Keyed, value: string) => string;

const PHONE_NUMBER = /^\+\d{2,15}$/;

const keep: Rule = (_, value) => value;
const id: Rule = (keyed, value) => replaceIds(keyed, value);
const firstName: Rule = (keyed, value) => keyed.choose("first name", value, FIRST_NAMES);
const shape =
  (kind: string): Rule =>
  (keyed, value) =>
    permuteShape(keyed, kind, value);

/**
 * The ways in which texts of a user are replaced, by their paths, where `*` is any place in a list. A text that isn't
 * listed is replaced like one of metadata, so that a new field gives nothing away.
 */
const RULES: Readonly<Record<string, Rule>> = {
  user_id: id,
  external_id: shape("external id"),
  status: keep,
  "name.first_name": firstName,
  "name.middle_name": firstName,
  "name.last_name": (keyed, value) => keyed.choose("last name", value, LAST_NAMES),
  "emails.*.email_id": id,
  "emails.*.email": replaceEmail,
  "phone_numbers.*.phone_id": id,
  "phone_numbers.*.phone_number": (keyed, value) =>
    PHONE_NUMBER.test(value) ? replacePhone(keyed, value) : permuteShape(keyed, "phone", value),
  "providers.*.oauth_user_registration_id": id,
  "providers.*.provider_type": keep,
  "providers.*.provider_subject": shape("subject"),
  "providers.*.locale": keep,
  "password.password_id": id,
  "webauthn_registrations.*.webauthn_registration_id": id,
  "webauthn_registrations.*.domain": replaceDomain,
  "webauthn_registrations.*.authenticator_type": keep,
  "biometric_registrations.*.biometric_registration_id": id,
  "totps.*.totp_id": id,
  "crypto_wallets.*.crypto_wallet_id": id,
  "crypto_wallets.*.crypto_wallet_address": replaceWallet,
  "crypto_wallets.*.crypto_wallet_type": keep,
  "roles.*": keep,
  lock_created_at: keep,
  lock_expires_at: keep,
  created_at: keep,
};

/** The fields whose members may have any names and values. */
const FREE_FORM = new Set(["trusted_metadata", "untrusted_metadata"]);

/** Replaces all of a user that tells who they are. */
export function replaceUser(keyed: Keyed, user: object): object {
  return replaceAt(keyed, "", user) as object;
}

function replaceAt(keyed: Keyed, path: string, value: unknown): unknown {
  if (FREE_FORM.has(path)) return replaceValue(keyed, value);
  if (Array.isArray(value)) return value.map((item) => replaceAt(keyed, `${path}.*`, item));
  if (isObject(value)) {
    const under = path === "" ? "" : `${path}.`;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, replaceAt(keyed, under + key, member)]),
    );
  }
  if (typeof value !== "string") return replaceValue(keyed, value);
  const rule = Object.hasOwn(RULES, path) ? RULES[path] : undefined;
  // Nothing stays nothing.
  return value === "" ? value : rule ? rule(keyed, value) : replaceValue(keyed, value);
}
