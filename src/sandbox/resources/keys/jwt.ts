import { CompactSign } from "jose/jws/compact/sign";
import { compactVerify } from "jose/jws/compact/verify";
import { parseObject } from "../../../json.ts";
import { RS256 } from "./rs256.ts";
import { NUMBERS, type SigningKey } from "./signing-key.ts";

/** Each key is imported one time for each of its uses: it takes longer than a signature. */
const imported = new WeakMap<SigningKey, { sign: Promise<CryptoKey>; verify: Promise<CryptoKey> }>();

/**
 * Signs a JWT.
 *
 * @param payload its claims, in JSON
 */
export async function signJWT(payload: string, key: SigningKey): Promise<string> {
  return new CompactSign(new TextEncoder().encode(payload))
    .setProtectedHeader({ alg: "RS256", kid: key.kid, typ: "JWT" })
    .sign(await importKey(key).sign);
}

/**
 * The claims of a JWT that one of some keys has signed. It may have expired.
 *
 * @returns nothing for one of another key, or that is none
 */
export async function openJWT(
  jwt: string,
  keys: readonly SigningKey[],
): Promise<Readonly<Record<string, unknown>> | undefined> {
  try {
    const { payload } = await compactVerify(
      jwt,
      ({ kid }) => {
        const key = keys.find((candidate) => candidate.kid === kid);
        if (!key) throw new Error("No key of the sandbox has this id.");
        return importKey(key).verify;
      },
      { algorithms: ["RS256"] },
    );
    return parseObject(new TextDecoder().decode(payload));
  } catch {
    return undefined;
  }
}

function importKey(key: SigningKey): { sign: Promise<CryptoKey>; verify: Promise<CryptoKey> } {
  let found = imported.get(key);
  if (!found) {
    const numbers = Object.fromEntries(NUMBERS.map((name) => [name, key[name]]));
    const { n, e } = key;
    found = {
      sign: crypto.subtle.importKey("jwk", { kty: "RSA", ...numbers }, RS256, false, ["sign"]),
      verify: crypto.subtle.importKey("jwk", { kty: "RSA", n, e }, RS256, false, ["verify"]),
    };
    // A key of a snapshot may be none, which is for whoever uses it to learn.
    for (const key of Object.values(found)) key.catch(() => undefined);
    imported.set(key, found);
  }
  return found;
}
