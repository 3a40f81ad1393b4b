// What makes a sign-in by a magic link fail that would else succeed, and with which error.
import { unknownToken } from "./magic-link-login.ts";

const match = { ip_match_required: true, user_agent_match_required: false };

export const DEFAULT_LINK_ERRORS: readonly (readonly [error: string, body: object])[] = [
  ["400 pkce_expected_code_verifier", { code_verifier: undefined }],
  ["400 pkce_mismatch", { code_verifier: "w".repeat(43) }],
  ["400 invalid_pkce_code_verifier", { code_verifier: "w" }],
  ["401 attribute_mismatch", { attributes: { ip_address: "203.0.113.8" }, options: match }],
  ["404 session_not_found", { session_token: unknownToken }],
  ["400 too_many_session_arguments", { session_token: unknownToken, session_jwt: "x" }],
  ["400 invalid_session_token", { session_token: "x" }],
  ["400 unable_to_parse_session_jwt", { session_jwt: "a.b.c" }],
  ["400 invalid_session_duration_minutes", { session_duration_minutes: 4 }],
  ["400 invalid_session_duration_minutes", { session_duration_minutes: 527_041 }],
  [
    "400 custom_claims_too_large",
    { session_duration_minutes: 60, session_custom_claims: { text: "x".repeat(5000) } },
  ],
];
