import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { encodeBase64url } from "../../environment/base64url.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { FieldErrors } from "../../errors/require-valid.ts";

/** The error types of the fields of PKCE. */
export const pkceFieldErrors: FieldErrors = {
  code_challenge: { pattern: "invalid_pkce_code_challenge" },
  code_verifier: { pattern: "invalid_pkce_code_verifier" },
};

/**
 * Refuses whoever hasn't the secret that a challenge was made of. There is `S256` alone.
 *
 * @param challenge of the start; nothing where it had none
 * @throws {ApiError} pkce_expected_code_verifier, pkce_did_not_expect_code_verifier, pkce_mismatch
 * @see https://www.rfc-editor.org/rfc/rfc7636#section-4.6
 */
export function requireVerifier(challenge: string | undefined, verifier: string | undefined): void {
  if (challenge === undefined) {
    if (verifier !== undefined) throw new ApiError("pkce_did_not_expect_code_verifier");
    return;
  }
  if (verifier === undefined) throw new ApiError("pkce_expected_code_verifier");
  if (encodeBase64url(sha256(utf8ToBytes(verifier))) !== challenge) throw new ApiError("pkce_mismatch");
}
