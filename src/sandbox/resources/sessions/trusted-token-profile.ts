import { describe, refuseUnknown, requireArray, requireBoolean, requireObject } from "../../../checks.ts";
import { StytchConfigError } from "../../../errors/config.ts";
import { isObject } from "../../../json.ts";

/** An issuer whose JWTs `sessions.attest` takes, as a dashboard has it. */
export interface TrustedTokenProfile {
  /** Any text that isn't empty: requests name the profile by it. */
  readonly profile_id: string;
  /** The `iss` of its JWTs. */
  readonly issuer: string;
  /** The `aud` of its JWTs, or one of them. */
  readonly audience: string;
  /** Its public keys, from one to five: in PEM, or as JWKs. */
  readonly keys: readonly (string | TrustedKey)[];
  /** The claims that tell of the user. */
  readonly attribute_mapping?: AttributeMapping | undefined;
  /**
   * Whether a user is made where nobody has the email address.
   *
   * @default false
   */
  readonly can_jit_provision?: boolean | undefined;
}

/** A public key as a JWK. https://www.rfc-editor.org/rfc/rfc7517#section-4 */
export interface TrustedKey {
  readonly kty: string;
  readonly [name: string]: unknown;
}

/** The names of claims, by what they tell. */
export interface AttributeMapping {
  /** @default "email" */
  readonly email?: string | undefined;
  /** @default "jti" */
  readonly token_id?: string | undefined;
  /** Left out: tokens tell of no external id. */
  readonly external_user_id?: string | undefined;
  /** Left out: tokens tell of no roles. */
  readonly role_ids?: string | undefined;
}

const NAMES = ["profile_id", "issuer", "audience", "keys", "attribute_mapping", "can_jit_provision"];
const MAPPED = ["email", "token_id", "external_user_id", "role_ids"] as const;
const MAX_KEYS = 5;

/**
 * Checks the `trustedAuthTokens` option.
 *
 * @throws {StytchConfigError} naming the profile, the field, the rule and the remedy
 */
export function readTrustedTokenProfiles(given: unknown): readonly TrustedTokenProfile[] {
  const profiles = requireArray("trustedAuthTokens", given ?? []).map((profile, i) =>
    readProfile(`trustedAuthTokens[${i}]`, profile),
  );
  const ids = profiles.map(({ profile_id }) => profile_id);
  if (new Set(ids).size === ids.length) return profiles;
  throw new StytchConfigError("trustedAuthTokens has a profile_id twice. Give each profile its own.");
}

function readProfile(at: string, given: unknown): TrustedTokenProfile {
  refuseUnknown(at, given, NAMES);
  const profile = given as TrustedTokenProfile;
  const { keys, attribute_mapping: mapping = {}, can_jit_provision = false } = profile;
  for (const name of ["profile_id", "issuer", "audience"] as const) checkText(`${at}.${name}`, profile[name]);
  requireArray(`${at}.keys`, keys);
  if (keys.length < 1 || keys.length > MAX_KEYS) {
    throw new StytchConfigError(`${at}.keys must be from 1 to ${MAX_KEYS} keys.`);
  }
  keys.forEach((key, i) => checkKey(`${at}.keys[${i}]`, key));
  requireObject(`${at}.attribute_mapping`, mapping);
  refuseUnknown(`${at}.attribute_mapping`, mapping, MAPPED);
  for (const name of MAPPED) {
    if (mapping[name] !== undefined) checkText(`${at}.attribute_mapping.${name}`, mapping[name]);
  }
  requireBoolean(`${at}.can_jit_provision`, can_jit_provision);
  // A copy, which later changes of the caller's don't reach.
  return structuredClone({ ...profile, attribute_mapping: mapping, can_jit_provision });
}

function checkText(at: string, value: unknown): void {
  if (typeof value === "string" && value !== "") return;
  throw new StytchConfigError(
    `${at} must be a text that isn't empty${value === "" ? "" : `, not ${describe(value)}`}.`,
  );
}

function checkKey(at: string, key: unknown): void {
  const isPEM = typeof key === "string" && /^\s*-----BEGIN (PUBLIC KEY|CERTIFICATE)-----/.test(key);
  const isJWK = isObject(key) && ["RSA", "EC", "OKP"].includes(key["kty"] as string) && !("d" in key);
  if (isPEM || isJWK) return;
  throw new StytchConfigError(
    `${at} must be a public key: in PEM, from -----BEGIN PUBLIC KEY----- or -----BEGIN CERTIFICATE----- on, or a JWK of RSA, EC or OKP without its private part.`,
  );
}
