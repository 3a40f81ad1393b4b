import { createLocalJWKSet } from "jose/jwks/local";
import { isObject } from "../json.ts";
import type { FindKey, JSONWebKeySet } from "./jose-types.ts";

/** Those of public keys. Never one of a shared secret: the public key would be the secret. */
export const ALGORITHMS = [
  ...["RS", "PS", "ES"].flatMap((kind) => [256, 384, 512].map((bits) => `${kind}${bits}`)),
  "EdDSA",
  "Ed25519",
];

/** Makes a key set ready to be used. Nothing: it has no key that tokens can be signed by. */
export function prepareKeys(set: unknown): FindKey | undefined {
  const given = isObject(set) ? set["keys"] : undefined;
  // One that is malformed is not to spoil the others.
  const keys = (Array.isArray(given) ? (given as unknown[]) : [])
    .filter(isObject)
    // A key that says no algorithm is good for the provider's alone.
    .map((key) => ({ ...key, alg: key["alg"] ?? (key["kty"] === "RSA" ? "RS256" : undefined) }))
    .filter(({ alg }) => typeof alg === "string" && ALGORITHMS.includes(alg));
  return keys.length > 0 ? createLocalJWKSet({ keys } as JSONWebKeySet) : undefined;
}
