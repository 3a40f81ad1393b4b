import type { FieldErrors } from "../../errors/require-valid.ts";

/** The error types that fields of users' operations have of their own, by the keyword that is broken. */
export const fieldErrors: FieldErrors = {
  email: { format: "invalid_email" },
  email_address: { format: "invalid_email" },
  phone_number: { pattern: "invalid_phone_number" },
  trusted_metadata: { type: "metadata_invalid_format", maxProperties: "metadata_too_many_keys" },
  untrusted_metadata: { type: "metadata_invalid_format", maxProperties: "metadata_too_many_keys" },

  // A value that can be neither a user's id nor an external id, and so can't be found at all.
  user_id: { pattern: "invalid_user_id", maxLength: "invalid_user_id" },
  // There is no error type for a malformed phone_id.
  email_id: { pattern: "invalid_email_id" },
  oauth_user_registration_id: { pattern: "invalid_oauth_user_registration_id" },
  password_id: { pattern: "invalid_password_id" },
  webauthn_registration_id: { pattern: "invalid_webauthn_registration_id" },
  biometric_registration_id: { pattern: "invalid_biometric_registration_id" },
  totp_id: { pattern: "invalid_totp_id" },
  crypto_wallet_id: { pattern: "invalid_crypto_wallet_id" },
};

/** Those of a search. */
export const searchFieldErrors: FieldErrors = {
  limit: {
    type: "user_search_invalid_limit",
    minimum: "user_search_invalid_limit",
    maximum: "user_search_invalid_limit",
  },
  cursor: { type: "user_search_invalid_cursor" },
  "query.operator": {
    type: "user_search_invalid_operator",
    enum: "user_search_invalid_operator",
    required: "user_search_invalid_operator",
  },
};
