import type { Divergence } from "./divergence.ts";

const create = "api_user_v1_Create";
const search = "api_user_v1_Search";
const update = "api_user_v1_Update";
const exchange = "api_user_v1_ExchangePrimaryFactor";

/** What holds for every request, and for what a user looks like. */
export const requests: readonly Divergence[] = [
  {
    topic: "order of checks",
    operations: [],
    choice:
      "Credentials; path and method; rate limit; ids in the path; the body as JSON; the operation's own rules; the body's schema; that the user exists; roles, metadata and duplicates.",
    reason:
      "No source orders them. What costs least and says most goes first, and nothing is told to strangers.",
    evidence: "unknown",
  },
  {
    topic: "path before method",
    operations: [],
    choice: "A path is matched first, literal segments before ids: GET /v1/users/search answers 405.",
    reason: "OpenAPI matches paths so, and deletes of factors share their prefix with users.",
    evidence: "inference",
  },
  {
    topic: "trailing slash, empty id",
    operations: [],
    choice: "404 route_not_found.",
    reason: "Neither is a path of the document.",
    evidence: "unknown",
  },
  {
    topic: "form of the project id",
    operations: [],
    choice:
      "One without project-test- or project-live- and more answers 400 invalid_project_id_authentication.",
    reason: "The error is recorded for a malformed id; what counts as malformed is not.",
    evidence: "inference",
  },
  {
    topic: "live project id",
    operations: [],
    choice: "401 unauthorized_credentials, as for any project but the sandbox's own.",
    reason: "Names of errors for mixed environments exist, but not which comes when.",
    evidence: "unknown",
  },
  {
    topic: "WWW-Authenticate",
    operations: [],
    choice: "A 401 doesn't have the header.",
    reason: "No recorded answer shows it, and browsers would ask for a password.",
    evidence: "unknown",
  },
  {
    topic: "content type of a request",
    operations: [],
    choice: "It isn't looked at: any body that is JSON will do.",
    reason: "No source names an error for it.",
    evidence: "unknown",
  },
  {
    topic: "unknown fields in a body",
    operations: [create, search, update, exchange],
    choice: "They are ignored.",
    reason: "The document doesn't forbid them there, and APIs that grow usually ignore them.",
    evidence: "unknown",
  },
  {
    topic: "unknown fields in the body of a revocation",
    operations: ["api_user_v1_Revoke"],
    choice: "400 bad_request.",
    reason: "The document describes an empty object and nothing beside.",
    evidence: "unknown",
  },
  {
    topic: "null for a field",
    operations: [create, search, update, exchange],
    choice: "A value of the wrong type, except for a key of metadata.",
    reason: "No request field is documented as nullable.",
    evidence: "unknown",
  },
  {
    topic: "external id null or empty",
    operations: [create, update],
    choice: "400 bad_request; the call that removes an external id is the way to remove it.",
    reason: "The document allows neither value.",
    evidence: "unknown",
  },
  {
    topic: "empty body",
    operations: [create, update, exchange],
    choice: "400 bad_request. `{}` is the least, and changes nothing in an update.",
    reason: "The document requires a body there, and an object without fields is valid for an update.",
    evidence: "inference",
  },
  {
    topic: "half a surrogate pair",
    operations: [create, update],
    choice: "It becomes U+FFFD.",
    reason: "It can't be sent back in UTF-8; the JSON libraries of servers commonly do this.",
    evidence: "unknown",
  },
  {
    topic: "depth of a body",
    operations: [],
    choice: "More than 500 levels answer 400 bad_request.",
    reason: "Some limit must be; no real data comes near this one.",
    evidence: "unknown",
  },
  {
    topic: "rate limits",
    operations: [search],
    choice:
      "150 searches a minute, counted from each full minute; what follows answers 429 with Retry-After.",
    reason: "Number and fixed windows are documented; the header isn't. Other calls' numbers aren't known.",
    evidence: "inference",
  },

  {
    topic: "empty factor ids, picture and locale",
    operations: [],
    choice: '"" where a factor, picture or locale is absent; null for the other unset values.',
    reason: "Recorded, except for the picture and locale, which the provider's document requires.",
    evidence: "inference",
  },
  {
    topic: "locks",
    operations: [],
    choice:
      "They last an hour if nothing is said, and end by the clock; no call of the Users API sets or clears one.",
    reason: "The hour is the documented default; how an ended lock is shown isn't documented.",
    evidence: "inference",
  },
  {
    topic: "pending users",
    operations: [],
    choice: "They become active when a test attaches a verified email address or phone number.",
    reason: "Authenticating is documented to end the state, and leaves the factor verified.",
    evidence: "inference",
  },
];
