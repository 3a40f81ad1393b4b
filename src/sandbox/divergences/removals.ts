import type { Divergence } from "./divergence.ts";

const search = "api_user_v1_Search";
const exchange = "api_user_v1_ExchangePrimaryFactor";
const factorDeletes = [
  "api_user_v1_DeleteEmail",
  "api_user_v1_DeletePhoneNumber",
  "api_user_v1_DeleteOAuthRegistration",
  "api_user_v1_DeletePassword",
  "api_user_v1_DeleteWebAuthnRegistration",
  "api_user_v1_DeleteBiometricRegistration",
  "api_user_v1_DeleteTOTP",
  "api_user_v1_DeleteCryptoWallet",
] as const;

/** Exchanges, deletes and connected apps. */
export const removals: readonly Divergence[] = [
  {
    topic: "fields of an exchange",
    operations: [exchange],
    choice: "None or both answer 400 invalid_exchange_primary_factor_fields.",
    reason: "The name is listed, and fits nothing else.",
    evidence: "inference",
  },
  {
    topic: "who may be exchanged",
    operations: [exchange],
    choice:
      "A user with one email address or phone number in all, verified or not; else 400 invalid_exchange_primary_factor_user. OAuth accounts, passwords and second factors don't count, and stay.",
    reason: "One factor is documented, which ones count isn't. These two are what the call can give.",
    evidence: "unknown",
  },
  {
    topic: "result of an exchange",
    operations: [exchange],
    choice: "A new factor with a new id, unverified; also for the value the user already has.",
    reason: "Nobody has shown yet that the new address is theirs.",
    evidence: "inference",
  },
  {
    topic: "last primary factor",
    operations: [
      "api_user_v1_DeleteEmail",
      "api_user_v1_DeletePhoneNumber",
      "api_user_v1_DeleteOAuthRegistration",
    ],
    choice:
      "400 cannot_delete_last_primary_factor where no email address, phone number or OAuth account would remain; never cannot_delete_email or cannot_remove_primary_auth_mechanism.",
    reason: "The rule is documented and live tests have this name; when the others come isn't known.",
    evidence: "inference",
  },
  {
    topic: "other factors",
    operations: factorDeletes.slice(3),
    choice: "They can be removed at any time, and no second factor is asked for.",
    reason: "They don't count as primary, and the caller is a backend.",
    evidence: "inference",
  },
  {
    topic: "unknown factor id",
    operations: factorDeletes,
    choice: "404 with the factor's own …_not_found.",
    reason: "Documented for most; the status of the rest is taken from these.",
    evidence: "inference",
  },
  {
    topic: "removing an external id",
    operations: ["api_user_v1_DeleteExternalId"],
    choice: "The path takes the external id itself too. A user without one stays as they are, with 200.",
    reason: "Every other path takes it; a repeat of the call should do no harm.",
    evidence: "unknown",
  },
  {
    topic: "app that the user hasn't authorized",
    operations: ["api_user_v1_Revoke"],
    choice: "404 connected_app_not_found, even if others have authorized it.",
    reason: "The name is documented, its place here isn't.",
    evidence: "inference",
  },
  {
    topic: "deleted users",
    operations: ["api_user_v1_Delete", search],
    choice: "They are gone at once, from get and search, and everything of theirs is free again.",
    reason: "Documented for their factors; the status filter doesn't know deleted users.",
    evidence: "inference",
  },
];
