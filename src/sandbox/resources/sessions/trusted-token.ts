import { importJWK, importSPKI, importX509 } from "jose/key/import";
import { decodeProtectedHeader } from "jose/decode/protected_header";
import { compactVerify } from "jose/jws/compact/verify";
import { parseObject } from "../../../json.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { AttributeMapping, TrustedTokenProfile } from "./trusted-token-profile.ts";

type Key = TrustedTokenProfile["keys"][number];
type Claims = Readonly<Record<string, unknown>>;

/** The user that a token tells of, by its profile. */
export interface Attestation {
  readonly profile: TrustedTokenProfile;
  readonly email: string;
  readonly token_id: string;
  /** Nothing where the profile doesn't ask for it; what the token has there otherwise. */
  readonly external_id?: { readonly claim: unknown };
  readonly role_ids: readonly string[];
}

/** Signatures by a key of which a part is public. */
const ALGORITHMS = "RS256 RS384 RS512 PS256 PS384 PS512 ES256 ES384 ES512 EdDSA Ed25519".split(" ");

/**
 * Checks a token by its profile.
 *
 * @param now in milliseconds since 1970
 * @throws {ApiError} invalid_trusted_auth_token, jwt_invalid_issuer, jwt_invalid_audience, jwt_invalid_claims
 */
export async function openTrustedToken(
  token: string,
  profile: TrustedTokenProfile,
  now: number,
): Promise<Attestation> {
  const claims = await verify(token, profile.keys);
  const { iss, aud } = claims;
  if (iss !== profile.issuer) throw new ApiError("jwt_invalid_issuer");
  if (![aud].flat().includes(profile.audience)) throw new ApiError("jwt_invalid_audience");
  if (!isInTime(claims, now / 1000)) throw new ApiError("invalid_trusted_auth_token");
  return { profile, ...readClaims(claims, profile.attribute_mapping ?? {}) };
}

async function verify(token: string, keys: readonly Key[]): Promise<Claims> {
  for (const key of keys) {
    try {
      const { alg = "" } = decodeProtectedHeader(token);
      const { payload } = await compactVerify(token, await importKey(key, alg), { algorithms: ALGORITHMS });
      const claims = parseObject(new TextDecoder().decode(payload));
      if (claims) return claims;
    } catch {
      // Another of the keys may be the right one.
    }
  }
  throw new ApiError("invalid_trusted_auth_token");
}

async function importKey(key: Key, alg: string): ReturnType<typeof importJWK> {
  if (typeof key !== "string") return importJWK({ ...key }, alg);
  return key.includes("BEGIN CERTIFICATE") ? importX509(key, alg) : importSPKI(key, alg);
}

/** The exact seconds, without tolerance: sandbox and test have one clock. A token without an end has none. */
function isInTime({ exp, nbf }: Claims, now: number): boolean {
  const hasEnded = exp !== undefined && !(typeof exp === "number" && exp > now);
  const hasBegun = nbf === undefined || (typeof nbf === "number" && nbf <= now);
  return hasBegun && !hasEnded;
}

function readClaims(claims: Claims, mapping: AttributeMapping): Omit<Attestation, "profile"> {
  const { email = "email", token_id = "jti", external_user_id, role_ids } = mapping;
  const roles: unknown = role_ids === undefined ? [] : (claims[role_ids] ?? []);
  const isRight =
    isText(claims[email]) && isText(claims[token_id]) && Array.isArray(roles) && roles.every(isText);
  if (!isRight) throw new ApiError("jwt_invalid_claims");
  return {
    email: claims[email] as string,
    token_id: claims[token_id] as string,
    ...(external_user_id !== undefined && { external_id: { claim: claims[external_user_id] } }),
    role_ids: roles,
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
