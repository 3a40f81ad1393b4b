import { isObject } from "../../../json.ts";
import { ApiError } from "../../errors/api-error.ts";

type Claims = Readonly<Record<string, unknown>>;

/** Bytes of JSON, after the merge. https://stytch.com/docs/api/session-auth */
const MAX_BYTES = 4096;
const RESERVED = ["iss", "sub", "aud", "exp", "nbf", "iat", "jti"];
const OWN_PREFIX = "https://stytch.com/";

/**
 * Merges claims into those of a session, at every level; `null` removes a key. Names that aren't the caller's to set are
 * left out.
 *
 * @throws {ApiError} custom_claims_too_large
 */
export function mergeClaims(old: Claims, given: Claims | undefined): Record<string, unknown> {
  if (!given) return { ...old };
  const allowed = Object.entries(given).filter(
    ([name]) => !RESERVED.includes(name) && !name.startsWith(OWN_PREFIX),
  );
  const merged = merge(old, Object.fromEntries(allowed));
  if (new TextEncoder().encode(JSON.stringify(merged)).length > MAX_BYTES) {
    throw new ApiError("custom_claims_too_large");
  }
  return merged;
}

function merge(old: Claims, given: Claims): Record<string, unknown> {
  // A Map keeps a claim named __proto__ one like all others.
  const merged = new Map(Object.entries(old));
  for (const [name, value] of Object.entries(given)) {
    if (value === null) {
      merged.delete(name);
      continue;
    }
    const before = merged.get(name);
    merged.set(name, isObject(value) ? merge(isObject(before) ? before : {}, value) : value);
  }
  return Object.fromEntries(merged);
}
