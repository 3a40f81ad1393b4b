import type { Schemas } from "../../src/index.ts";
import type { User } from "./helpers.ts";

export type Operand = Schemas["UserFilter"];

export interface Query {
  operator: "AND" | "OR";
  operands: Operand[];
}

/** A user and how many were created before them. */
export interface Reference {
  user: User;
  sequence: number;
}

type Matches = { [Name in Operand["filter_name"]]: (user: User, value: never) => boolean };

const lower = (text: string): string => text.toLowerCase();
const flagged = (factors: { verified: boolean }[], value: boolean): boolean =>
  factors.filter(({ verified }) => verified === value).length > 0;
const begins = (text: string, value: string): boolean => lower(text).startsWith(lower(value));

/** Each filter in its plainest form: what the sandbox's fast search must agree with. */
const matches: Matches = {
  user_id: (u, ids: string[]) => ids.includes(u.user_id) || ids.some((id) => id === u.external_id),
  status: (u, value: string) => u.status === value,
  created_at_greater_than: (u, value: string) => Date.parse(u.created_at) > Date.parse(value),
  created_at_less_than: (u, value: string) => Date.parse(u.created_at) < Date.parse(value),
  created_at_between: (u, value: { greater_than: string; less_than: string }) =>
    Date.parse(u.created_at) > Date.parse(value.greater_than) &&
    Date.parse(u.created_at) < Date.parse(value.less_than),
  full_name_fuzzy: (u, text: string) => begins(u.name.first_name, text) || begins(u.name.last_name, text),
  email_address: (u, all: string[]) => u.emails.some((e) => all.map(lower).includes(lower(e.email))),
  email_address_fuzzy: (u, text: string) =>
    u.emails.some(({ email }) => begins(email, text) || begins(email.split("@")[1]!, text)),
  email_id: (u, ids: string[]) => u.emails.some((e) => ids.includes(e.email_id)),
  email_verified: (u, value: boolean) => flagged(u.emails, value),
  phone_number: (u, all: string[]) => u.phone_numbers.some((p) => all.includes(p.phone_number)),
  phone_number_fuzzy: (u, text: string) => u.phone_numbers.some((p) => p.phone_number.includes(text)),
  phone_id: (u, ids: string[]) => u.phone_numbers.some((p) => ids.includes(p.phone_id)),
  phone_verified: (u, value: boolean) => flagged(u.phone_numbers, value),
  oauth_provider: (u, all: string[]) => u.providers.some((p) => all.includes(p.provider_type)),
  password_exists: (u, value: boolean) => Boolean(u.password) === value,
  webauthn_registration_id: (u, ids: string[]) =>
    u.webauthn_registrations.some((r) => ids.includes(r.webauthn_registration_id)),
  webauthn_registration_verified: (u, value: boolean) => flagged(u.webauthn_registrations, value),
  biometric_registration_id: (u, ids: string[]) =>
    u.biometric_registrations.some((r) => ids.includes(r.biometric_registration_id)),
  biometric_registration_verified: (u, value: boolean) => flagged(u.biometric_registrations, value),
  totp_id: (u, ids: string[]) => u.totps.some((t) => ids.includes(t.totp_id)),
  totp_verified: (u, value: boolean) => flagged(u.totps, value),
  crypto_wallet_id: (u, ids: string[]) => u.crypto_wallets.some((w) => ids.includes(w.crypto_wallet_id)),
  crypto_wallet_address: (u, all: string[]) =>
    u.crypto_wallets.some((w) => all.includes(w.crypto_wallet_address)),
  crypto_wallet_verified: (u, value: boolean) => flagged(u.crypto_wallets, value),
};

/** Looks at everyone and sorts: the newest first, and of one second the last created. */
export function searchPlainly(users: readonly Reference[], query?: Query): Reference[] {
  const found = users.filter(({ user }) => {
    if (!query || query.operands.length === 0) return true;
    const results = query.operands.map((operand) =>
      matches[operand.filter_name](user, operand.filter_value as never),
    );
    return query.operator === "OR" ? results.includes(true) : !results.includes(false);
  });
  return found.sort((a, b) => (isOlder(a, b) ? 1 : -1));
}

export function isOlder(a: Reference, b: Reference): boolean {
  const difference = Date.parse(a.user.created_at) - Date.parse(b.user.created_at);
  return difference < 0 || (difference === 0 && a.sequence < b.sequence);
}
