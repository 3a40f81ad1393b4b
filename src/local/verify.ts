import { decode as decodeBase64 } from "jose/base64url";
import { createLocalJWKSet } from "jose/jwks/local";
import { jwtVerify } from "jose/jwt/verify";
import type { FindKey, JSONWebKeySet, JWTPayload } from "./jose-types.ts";
import { StytchTokenError } from "../errors/token.ts";
import { isObject } from "../json.ts";
import { findRepeatedKey } from "../repeated-key.ts";
import type { Kept } from "./kept.ts";

/** More than any session or scope fills. */
const MAX_LENGTH = 65_536;

/** By what tokens are known to be the project's. */
export interface Verifier {
  readonly projectId: string;
  readonly issuers: readonly string[];
  readonly keys: Kept<KeySet>;
}

/** A key set, ready to be used. */
export interface KeySet {
  readonly find: FindKey;
  readonly algorithms: string[];
}

/** The time at which a token must be good, and its age. */
export interface TimeOptions {
  /** Seconds by which clocks may differ. Left out: 0. */
  readonly clock_tolerance_seconds?: number | undefined;
  /** The age in seconds at which the token is too old. Left out: it is good until it expires. */
  readonly max_token_age_seconds?: number | undefined;
  /** The time to compare with. Left out: now. */
  readonly current_date?: Date | undefined;
}

/** A token that the API might still take: it has only expired, or was signed by a key that isn't known here. */
export class RenewableTokenError extends StytchTokenError {}

/** Makes a key set ready to be used. */
export function prepareKeys(set: JSONWebKeySet): KeySet {
  // Never one of a shared secret: the public key would be the secret.
  const keys = set.keys.filter(({ alg = "RS256" }) => /^(RS|PS|ES)\d|^Ed/.test(alg));
  const algorithms = [...new Set(keys.map(({ alg = "RS256" }) => alg))];
  return { find: createLocalJWKSet({ keys }), algorithms };
}

/**
 * Checks that a JWT is one of the project's, and gives its claims.
 *
 * @param method the client's method, for errors
 * @throws {StytchTokenError} with the reason
 */
export async function verifyToken(
  method: string,
  verifier: Verifier,
  token: unknown,
  { clock_tolerance_seconds = 0, max_token_age_seconds, current_date }: TimeOptions,
): Promise<JWTPayload> {
  const refuse = (reason: string): StytchTokenError => new StytchTokenError(method, "jwt_invalid", reason);
  if (typeof token !== "string") throw refuse("is missing, or no text.");
  if (token.length > MAX_LENGTH) throw refuse(`is longer than ${MAX_LENGTH} characters.`);
  const currentDate = current_date ?? new Date();
  const check = async ({ find, algorithms }: KeySet): Promise<JWTPayload> => {
    const { payload } = await jwtVerify(token, find as Parameters<typeof jwtVerify>[1], {
      algorithms,
      audience: verifier.projectId,
      issuer: [...verifier.issuers],
      typ: "JWT",
      clockTolerance: clock_tolerance_seconds,
      currentDate,
      requiredClaims: ["exp"],
    });
    return payload;
  };
  let payload: JWTPayload;
  try {
    payload = await check(await verifier.keys.get()).catch(async (error: unknown) => {
      if (codeOf(error) !== UNKNOWN_KEY || !verifier.keys.mayRefresh()) throw error;
      return check(await verifier.keys.refresh());
    });
  } catch (error) {
    throw explain(method, error);
  }
  if (hasRepeatedClaim(token, payload)) throw refuse("has a claim twice.");
  if (max_token_age_seconds !== undefined) {
    const { iat } = payload;
    if (typeof iat !== "number") throw refuse("doesn't say when it was made.");
    if (Math.floor(currentDate.getTime() / 1000) - iat >= max_token_age_seconds) {
      throw new StytchTokenError(
        method,
        "jwt_too_old",
        `was made ${max_token_age_seconds} seconds ago or more.`,
      );
    }
  }
  return payload;
}

const UNKNOWN_KEY = "ERR_JWKS_NO_MATCHING_KEY";

const REASONS: Readonly<Record<string, string>> = {
  ERR_JWS_INVALID: "is no JWT.",
  ERR_JWT_INVALID: "is no JWT.",
  ERR_JWT_EXPIRED: "has expired.",
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "has another signature than the project's.",
  ERR_JOSE_ALG_NOT_ALLOWED: "is signed by an algorithm that the project's keys don't have.",
  ERR_JOSE_NOT_SUPPORTED: "is signed by an algorithm that isn't known.",
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: "doesn't say which of the project's keys signed it.",
  [UNKNOWN_KEY]: "is signed by a key that isn't the project's.",
};

const CLAIMS: Readonly<Record<string, string>> = {
  aud: "is for another project.",
  iss: "is of another issuer, or of another environment or domain of the project.",
  typ: "is of another type than JWT.",
  nbf: "isn't good yet: a clock may be wrong.",
  exp: "has no end.",
};

/** The errors of jose hold the token's claims, so nothing of them is passed on but what their code says. */
function explain(method: string, error: unknown): unknown {
  const code = codeOf(error);
  if (!code) return error;
  const { claim } = error as { claim?: unknown };
  const reason =
    REASONS[code] ??
    (typeof claim === "string" && Object.hasOwn(CLAIMS, claim) ? CLAIMS[claim] : undefined) ??
    "has a claim that can't be read.";
  const isRenewable = code === "ERR_JWT_EXPIRED" || code === UNKNOWN_KEY;
  const Class = isRenewable ? RenewableTokenError : StytchTokenError;
  return new Class(method, "jwt_invalid", reason);
}

/** The code of an error of jose. */
function codeOf(error: unknown): string | undefined {
  const code = isObject(error) ? error["code"] : undefined;
  return typeof code === "string" && /^ERR_J/.test(code) ? code : undefined;
}

const decoder = new TextDecoder();

/** Whether the payload has a claim twice, of which a parser sees but the last. */
function hasRepeatedClaim(token: string, payload: JWTPayload): boolean {
  const [, part = ""] = token.split(".");
  const json = decoder.decode(decodeBase64(part));
  // Most are written as JavaScript would write them. One with a claim twice would come out shorter.
  return JSON.stringify(payload) !== json && findRepeatedKey(json) !== undefined;
}
