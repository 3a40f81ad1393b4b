import type { Divergence } from "./divergence.ts";

const create = "api_user_v1_Create";
const update = "api_user_v1_Update";
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
const byUser = [
  "api_user_v1_Get",
  update,
  "api_user_v1_Delete",
  "api_user_v1_DeleteExternalId",
  exchange,
  "api_user_v1_ConnectedApps",
  "api_user_v1_Revoke",
] as const;

/** Ids in the path and in bodies. */
export const ids: readonly Divergence[] = [
  {
    topic: "impossible user id",
    operations: byUser,
    choice:
      "Text that is neither a user id nor an external id by its characters answers 400 invalid_user_id.",
    reason: "The error is documented, and any other text may be an external id.",
    evidence: "inference",
  },
  {
    topic: "unknown user id",
    operations: byUser,
    choice:
      "404 user_not_found, also for a malformed id of Stytch's form and for one of the live environment.",
    reason: "Each could be somebody's external id.",
    evidence: "inference",
  },
  {
    topic: "external id equal to another's user id",
    operations: byUser,
    choice: "The user_id wins.",
    reason: "An external id must not take another user's place.",
    evidence: "unknown",
  },
  {
    topic: "malformed external id",
    operations: [create, update],
    choice: "400 bad_request.",
    reason: "Several names would fit; none is documented for it.",
    evidence: "unknown",
  },
  {
    topic: "malformed factor id",
    operations: factorDeletes,
    choice: "400 with the factor's own invalid_…_id; bad_request for a phone number's, which has none.",
    reason: "The names are listed; that these calls use them isn't documented.",
    evidence: "inference",
  },
  {
    topic: "malformed connected app id",
    operations: ["api_user_v1_Revoke"],
    choice: "400 bad_request.",
    reason: "No name for it is listed.",
    evidence: "unknown",
  },
];
