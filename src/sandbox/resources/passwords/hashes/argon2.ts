import type { api_password_v1_Argon2Config as Config } from "../../../../../generated/schema.ts";
import { ApiError } from "../../../errors/api-error.ts";
import { isSame } from "./base64.ts";
import { readPHC, writePHC, type PHC } from "./phc.ts";

/** The version of RFC 9106, and the one before it, which encoded hashes without a version have. */
const VERSION = 0x13;
const OLD_VERSION = 0x10;
/** The most that the sandbox computes: KiB, and KiB times passes. Beyond, one sign-in would take most of a minute. */
const MAX_MEMORY = 256 * 1024;
const MAX_WORK = 1024 * 1024;

/**
 * Reads a hash of Argon2i or Argon2id, encoded or in hexadecimal, as the one form in which it is kept.
 *
 * @throws {ApiError} invalid_hash, invalid_argon_2_…, argon_2_key_length_mismatch
 */
export function readArgon2(id: "argon2i" | "argon2id", hash: string, config: Config | undefined): string {
  if (hash.startsWith("$")) {
    const encoded = readPHC(hash);
    if (encoded?.id !== id) throw new ApiError("invalid_hash");
    checkParameters(encoded);
    return hash;
  }
  if (!config || !/^(?:[\da-f]{2})+$/i.test(hash)) throw new ApiError("invalid_hash");
  const { iteration_amount: t, memory: m, threads: p, key_length } = config;
  const key = Uint8Array.from(hash.match(/../g)!, (byte) => parseInt(byte, 16));
  if (key_length < 4) throw new ApiError("invalid_argon_2_key_length");
  if (key.length !== key_length) throw new ApiError("argon_2_key_length_mismatch");
  const salt = new TextEncoder().encode(config.salt);
  const written = { id, params: { v: VERSION, m, t, p }, salt, key };
  checkParameters(written);
  return writePHC(written);
}

/** https://www.rfc-editor.org/rfc/rfc9106#section-3.1 */
function checkParameters({ params: { v = OLD_VERSION, m = 0, t = 0, p = 0 }, salt, key }: PHC): void {
  if (![VERSION, OLD_VERSION].includes(v)) throw new ApiError("invalid_hash");
  if (salt.length < 8) throw new ApiError("invalid_argon_2_salt");
  if (p < 1 || p > 255) throw new ApiError("invalid_argon_2_threads");
  if (m < 8 * p || m > MAX_MEMORY) throw new ApiError("invalid_argon_2_memory");
  if (t < 1 || t * m > MAX_WORK) throw new ApiError("invalid_argon_2_iteration_amount");
  if (key.length < 4 || key.length > 1024) throw new ApiError("invalid_argon_2_key_length");
}

/** Whether a hash is that of a password. */
export async function matchesArgon2(hash: string, password: string): Promise<boolean> {
  const { id, params, salt, key } = readPHC(hash)!;
  const {
    v: version = OLD_VERSION,
    m,
    t,
    p,
  } = params as Readonly<Record<"m" | "t" | "p", number>> & {
    readonly v?: number;
  };
  const { argon2iAsync, argon2idAsync } = await import("@noble/hashes/argon2.js");
  const derive = id === "argon2i" ? argon2iAsync : argon2idAsync;
  return isSame(await derive(password, salt, { version, m, t, p, dkLen: key.length }), key);
}
