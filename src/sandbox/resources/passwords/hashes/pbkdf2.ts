import { sha256, sha512 } from "@noble/hashes/sha2.js";
import type { api_password_v1_PBKDF2Config as Config } from "../../../../../generated/schema.ts";
import { ApiError } from "../../../errors/api-error.ts";
import { decodeBase64, isSame } from "./base64.ts";
import { readPHC, writePHC, type PHC } from "./phc.ts";

/** The most that the sandbox computes: a few seconds. */
const MAX_ITERATIONS = 2_000_000;
const IDS: Readonly<Record<string, string>> = { sha256: "pbkdf2-sha256", sha512: "pbkdf2-sha512" };

/**
 * Reads a hash of PBKDF2 as the one form in which it is kept.
 *
 * @throws {ApiError} invalid_pbkdf_2_…, pbkdf_2_key_length_mismatch
 */
export function readPBKDF2(hash: string, config: Config | undefined): string {
  if (!config) throw new ApiError("invalid_hash");
  const id = Object.hasOwn(IDS, config.algorithm) ? IDS[config.algorithm] : undefined;
  if (id === undefined) throw new ApiError("invalid_pbkdf_2_algorithm");
  const key = decodeBase64(hash);
  if (!key?.length) throw new ApiError("invalid_pbkdf_2_hash");
  const salt = decodeBase64(config.salt);
  if (!salt?.length) throw new ApiError("invalid_pbkdf_2_salt");
  if (key.length !== config.key_length) throw new ApiError("pbkdf_2_key_length_mismatch");
  const written = { id, params: { i: config.iteration_amount }, salt, key };
  checkParameters(written);
  return writePHC(written);
}

/**
 * Refuses what would take the sandbox too long.
 *
 * @throws {ApiError} invalid_pbkdf_2_…, pbkdf_2_key_length_mismatch
 */
export function checkParameters({ params: { i = 0 }, key }: PHC): void {
  if (i < 1 || i > MAX_ITERATIONS) throw new ApiError("invalid_pbkdf_2_iteration_amount");
  if (key.length > 1024) throw new ApiError("pbkdf_2_key_length_mismatch");
}

/** Whether a hash is that of a password. */
export async function matchesPBKDF2(hash: string, password: string): Promise<boolean> {
  const { id, params, salt, key } = readPHC(hash)!;
  const { pbkdf2Async } = await import("@noble/hashes/pbkdf2.js");
  const digest = id === IDS["sha512"] ? sha512 : sha256;
  return isSame(await pbkdf2Async(digest, password, salt, { c: params["i"]!, dkLen: key.length }), key);
}
