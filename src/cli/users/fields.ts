import type { api_user_v1_User as User } from "../../../generated/schema.ts";

/** The fields of a user, in the order in which an export has them. The compiler holds it to the document. */
const FIELDS: Readonly<Record<keyof User, true>> = {
  user_id: true,
  external_id: true,
  status: true,
  name: true,
  emails: true,
  phone_numbers: true,
  providers: true,
  password: true,
  webauthn_registrations: true,
  biometric_registrations: true,
  totps: true,
  crypto_wallets: true,
  roles: true,
  trusted_metadata: true,
  untrusted_metadata: true,
  is_locked: true,
  lock_created_at: true,
  lock_expires_at: true,
  created_at: true,
};

/** The names of a user's fields. */
export const USER_FIELDS: readonly string[] = Object.keys(FIELDS);
