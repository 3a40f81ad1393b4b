import type { Divergence } from "./divergence.ts";

const create = "api_user_v1_Create";
const search = "api_user_v1_Search";
const update = "api_user_v1_Update";
const exchange = "api_user_v1_ExchangePrimaryFactor";

/** Create and update. */
export const writes: readonly Divergence[] = [
  {
    topic: "neither email nor phone number",
    operations: [create],
    choice: "400 invalid_create_user_request.",
    reason: "The best fitting of the names that are listed.",
    evidence: "inference",
  },
  {
    topic: "duplicates",
    operations: [create, update, exchange],
    choice: "400 duplicate_email, duplicate_phone_number, duplicate_user_external_id; checked in this order.",
    reason: "The first is recorded; the status of the others is taken from it.",
    evidence: "inference",
  },
  {
    topic: "case of an email address",
    operations: [create, exchange, search],
    choice: "It is kept as given, and doesn't count when addresses are compared.",
    reason: "That it is kept is tested live; comparing without it is usual.",
    evidence: "inference",
  },
  {
    topic: "sandbox@stytch.com",
    operations: [create],
    choice: "An address like any other: a second create answers duplicate_email.",
    reason: "It is documented as special only for calls that send and authenticate.",
    evidence: "unknown",
  },
  {
    topic: "syntax of an email address",
    operations: [create, exchange],
    choice: "That of `format: email` in JSON Schema; nothing about length, Unicode or disposable domains.",
    reason: "The API's own rules aren't documented.",
    evidence: "unknown",
  },
  {
    topic: "syntax of a phone number",
    operations: [create, exchange],
    choice: "E.164 by its form; country codes and lengths aren't checked. Else 400 invalid_phone_number.",
    reason: "The form is documented, a list of countries isn't.",
    evidence: "inference",
  },
  {
    topic: "limits of metadata",
    operations: [create, update],
    choice:
      "20 keys, then 4,096 bytes of compact JSON, on what results from the merge; the 20 keys also on what is sent.",
    reason: "The limits are documented as the object's own; how bytes are counted isn't.",
    evidence: "inference",
  },
  {
    topic: "null in metadata at create",
    operations: [create],
    choice: "The key is dropped.",
    reason: "An update removes such a key.",
    evidence: "inference",
  },
  {
    topic: "roles",
    operations: [create, update],
    choice:
      "Any role is accepted but stytch_user, which answers cannot_assign_default_rbac_role_id. An update replaces them all, and [] takes them away.",
    reason: "A sandbox has no RBAC policy to hold them against; the name of the error speaks for the rest.",
    evidence: "inference",
  },
  {
    topic: "parts of a name in an update",
    operations: [update],
    choice: "Parts that aren't given stay.",
    reason: "An official test updates one part alone.",
    evidence: "inference",
  },
  {
    topic: "factors in an update",
    operations: [update],
    choice: "400 update_user_auth_method_not_allowed for emails, phone_numbers and crypto_wallets.",
    reason: "Documented for the same call from a browser.",
    evidence: "inference",
  },
];
