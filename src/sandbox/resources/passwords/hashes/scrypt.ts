import type { api_password_v1_ScryptConfig as Config } from "../../../../../generated/schema.ts";
import type { IdGenerator } from "../../../environment/ids.ts";
import { ApiError } from "../../../errors/api-error.ts";
import { decodeBase64, isSame } from "./base64.ts";
import { readPHC, writePHC, type PHC } from "./phc.ts";

/** Cheap, since it guards nothing but tests' passwords: some ten milliseconds. */
const OWN = { ln: 10, r: 8, p: 1 };
const OWN_LENGTH = 32;
const SALT_LENGTH = 16;
/** The most that the sandbox computes: the product of the three parameters. A few seconds. */
const MAX_WORK = 2 ** 22;

/** Hashes a password of the sandbox's own. */
export async function hashPassword(password: string, ids: IdGenerator): Promise<string> {
  const salt = decodeBase64(ids.token())!.slice(0, SALT_LENGTH);
  const key = await derive(password, { params: OWN, salt }, OWN_LENGTH);
  return writePHC({ id: "scrypt", params: OWN, salt, key });
}

/**
 * Reads a hash of scrypt, as a PHC string or in base64, as the one form in which it is kept.
 *
 * @throws {ApiError} invalid_hash, invalid_…_scrypt_…, scrypt_key_length_mismatch
 */
export function readScrypt(hash: string, config: Config | undefined): string {
  if (hash.startsWith("$")) {
    const encoded = readPHC(hash);
    if (encoded?.id !== "scrypt") throw new ApiError("invalid_hash");
    checkParameters(encoded);
    return hash;
  }
  if (!config) throw new ApiError("invalid_hash");
  const { n_parameter: n, r_parameter: r, p_parameter: p } = config;
  const key = decodeBase64(hash);
  if (!key?.length) throw new ApiError("invalid_base64_scrypt_hash");
  const salt = decodeBase64(config.salt);
  if (!salt) throw new ApiError("invalid_base64_scrypt_salt");
  if (!Number.isInteger(Math.log2(n))) throw new ApiError("invalid_scrypt_n_parameter");
  if (key.length !== config.key_length) throw new ApiError("scrypt_key_length_mismatch");
  const written = { id: "scrypt", params: { ln: Math.log2(n), r, p }, salt, key };
  checkParameters(written);
  return writePHC(written);
}

function checkParameters({ params: { ln = 0, r = 0, p = 0 }, salt, key }: PHC): void {
  if (salt.length === 0) throw new ApiError("invalid_scrypt_salt_length");
  if (ln < 1 || ln > 18) throw new ApiError("invalid_scrypt_n_parameter");
  if (r < 1 || p < 1 || 2 ** ln * r * p > MAX_WORK) throw new ApiError("invalid_scrypt_parameters");
  if (key.length === 0 || key.length > 1024) throw new ApiError("scrypt_key_length_mismatch");
}

/** Whether a hash is that of a password. */
export async function matchesScrypt(hash: string, password: string): Promise<boolean> {
  const read = readPHC(hash)!;
  return isSame(await derive(password, read, read.key.length), read.key);
}

async function derive(
  password: string,
  { params, salt }: Pick<PHC, "params" | "salt">,
  dkLen: number,
): Promise<Uint8Array> {
  const { ln, r, p } = params as typeof OWN;
  const { scryptAsync } = await import("@noble/hashes/scrypt.js");
  return scryptAsync(password, salt, { N: 2 ** ln, r, p, dkLen });
}
