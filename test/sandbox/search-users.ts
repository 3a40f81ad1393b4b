import type { User } from "./helpers.ts";

/** A user with nothing. */
export const blankUser: User = {
  biometric_registrations: [],
  created_at: "2026-01-01T00:00:00Z",
  crypto_wallets: [],
  emails: [],
  external_id: null,
  is_locked: false,
  lock_created_at: null,
  lock_expires_at: null,
  name: { first_name: "", last_name: "", middle_name: "" },
  password: null,
  phone_numbers: [],
  providers: [],
  roles: ["stytch_user"],
  status: "active",
  totps: [],
  trusted_metadata: {},
  untrusted_metadata: {},
  user_id: "user-test-0",
  webauthn_registrations: [],
};
