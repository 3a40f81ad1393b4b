import { decode as decodeBase64 } from "jose/base64url";
import { jwtVerify } from "jose/jwt/verify";
import type { FindKey, JWTPayload } from "./jose-types.ts";
import { StytchError } from "../errors/base.ts";
import { StytchTokenError } from "../errors/token.ts";
import { isObject } from "../json.ts";
import { findRepeatedKey } from "../repeated-key.ts";
import type { Kept } from "./kept.ts";
import { ALGORITHMS } from "./keys.ts";
import { checkTime, type TimeOptions } from "./time.ts";

/** More than any session or scope fills. */
const MAX_LENGTH = 65_536;
/** White space and padding would be other spellings of the same token. */
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]*$/;
/** The last second that a Date can tell. */
const MAX_SECONDS = 8.64e12;

/** By what tokens are known to be the project's. */
export interface Verifier {
  readonly projectId: string;
  readonly issuers: readonly string[];
  readonly keys: Kept<FindKey>;
}

/** A token that the API might still take: it has only expired, or was signed by a key that isn't known here. */
export class RenewableTokenError extends StytchTokenError {}

/**
 * Checks that a JWT is one of the project's, and gives its claims.
 *
 * @param method the client's method, for errors
 * @throws {StytchTokenError} with the reason
 * @throws {StytchConfigError} for a time that is none
 */
export async function verifyToken(
  method: string,
  verifier: Verifier,
  token: unknown,
  time: TimeOptions,
): Promise<JWTPayload> {
  checkTime(time);
  const { clock_tolerance_seconds = 0, max_token_age_seconds, current_date: currentDate = new Date() } = time;
  const refuse = (reason: string): StytchTokenError => new StytchTokenError(method, "jwt_invalid", reason);
  if (typeof token !== "string") throw refuse("is missing, or no text.");
  if (token.length > MAX_LENGTH) throw refuse(`is longer than ${MAX_LENGTH} characters.`);
  if (!COMPACT.test(token)) throw refuse("is no JWT.");
  const check = async (findKey: FindKey): Promise<JWTPayload> => {
    const { payload } = await jwtVerify(token, findKey as Parameters<typeof jwtVerify>[1], {
      algorithms: ALGORITHMS,
      audience: verifier.projectId,
      issuer: [...verifier.issuers],
      typ: "JWT",
      clockTolerance: clock_tolerance_seconds,
      currentDate,
      requiredClaims: ["exp"],
    });
    if (hasRepeatedClaim(token, payload)) throw refuse("has a claim twice.");
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
  if (payload.exp! > MAX_SECONDS) throw refuse("has no end.");
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
const UNUSABLE_KEY = "ERR_JWKS_INVALID";
const RENEWABLE = ["ERR_JWT_EXPIRED", UNKNOWN_KEY, UNUSABLE_KEY];

const REASONS: Readonly<Record<string, string>> = {
  ERR_JWS_INVALID: "is no JWT.",
  ERR_JWT_INVALID: "is no JWT.",
  ERR_JWT_EXPIRED: "has expired.",
  ERR_JWS_SIGNATURE_VERIFICATION_FAILED: "has another signature than the project's.",
  ERR_JOSE_ALG_NOT_ALLOWED: "is signed by an algorithm that no public key has.",
  ERR_JOSE_NOT_SUPPORTED: "is signed by an algorithm that isn't known.",
  ERR_JWKS_MULTIPLE_MATCHING_KEYS: "doesn't say which of the project's keys signed it.",
  [UNUSABLE_KEY]: "can't be checked: its key is none that can be used.",
  [UNKNOWN_KEY]: "is signed by a key that isn't the project's.",
};

const CLAIMS: Readonly<Record<string, string>> = {
  aud: "is for another project.",
  iss: "is of another issuer, or of another environment or domain of the project.",
  typ: "has another type (`typ`) than JWT.",
  nbf: "isn't good yet: a clock may be wrong.",
  exp: "has no end.",
};

/** The errors of jose hold the token's claims, so nothing of them is passed on but what their code says. */
function explain(method: string, error: unknown): StytchError {
  if (error instanceof StytchError) return error;
  // A key that can't be imported has an error of the runtime's.
  const code = codeOf(error) ?? UNUSABLE_KEY;
  const { claim } = Object(error) as { claim?: unknown };
  const reason =
    REASONS[code] ??
    (typeof claim === "string" && Object.hasOwn(CLAIMS, claim) ? CLAIMS[claim] : undefined) ??
    "has a claim that can't be read.";
  const Class = RENEWABLE.includes(code) ? RenewableTokenError : StytchTokenError;
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
