import type { api_session_v1_JWK as PublicKey } from "../../../../generated/schema.ts";
import { encodeBase64 } from "../../../transport/base64.ts";
import { randomUUID } from "../../environment/ids.ts";
import { selfSign } from "./certificate.ts";
import { RS256 } from "./rs256.ts";

/** The numbers of an RSA key, the private ones too, in base64url. https://www.rfc-editor.org/rfc/rfc7518#section-6.3 */
export const NUMBERS = ["n", "e", "d", "p", "q", "dp", "dq", "qi"] as const;

/** A key that session JWTs are signed with: a private JWK, with the certificate of its public part. */
export interface SigningKey extends Readonly<Record<(typeof NUMBERS)[number], string>> {
  readonly kid: string;
  readonly x5c: string[];
  readonly x5tS256: string;
  /** The moment at which it leaves the key set, in RFC 3339. Only a key that another has replaced has it. */
  readonly retires_at?: string;
}

/**
 * Makes a key for RS256. It is random, and so is its id, whatever the seed of ids: two keys must never have one id.
 *
 * @param now the moment from which on its certificate is valid, in milliseconds since 1970
 */
export async function makeSigningKey(now: number): Promise<SigningKey> {
  const pair = await crypto.subtle.generateKey(RS256, true, ["sign", "verify"]);
  const [jwk, certificate] = await Promise.all([
    crypto.subtle.exportKey("jwk", pair.privateKey),
    selfSign(pair, now),
  ]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", certificate));
  const numbers = Object.fromEntries(NUMBERS.map((name) => [name, jwk[name]!]));
  return {
    ...(numbers as Record<(typeof NUMBERS)[number], string>),
    kid: `jwk-test-${randomUUID()}`,
    x5c: [encodeBase64(certificate)],
    x5tS256: encodeBase64(digest).replaceAll("+", "-").replaceAll("/", "_"),
  };
}

/** The part of a key that anyone may know, as recorded key sets have it. */
export function publicKeyOf({ kid, n, e, x5c, x5tS256 }: SigningKey): PublicKey {
  return { alg: "RS256", e, key_ops: ["verify"], kid, kty: "RSA", n, use: "sig", x5c, x5tS256 };
}
