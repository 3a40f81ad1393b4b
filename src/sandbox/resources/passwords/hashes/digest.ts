import { sha512 } from "@noble/hashes/sha2.js";
import type { api_password_v1_MD5Config as Config } from "../../../../../generated/schema.ts";
import { ApiError, type ApiErrorType } from "../../../errors/api-error.ts";
import { decodeBase64, encodeUnpadded } from "./base64.ts";

interface Digest {
  /** The length of the digest in hexadecimal. */
  readonly digits: number;
  readonly error: ApiErrorType;
}

const digests: Readonly<Record<string, Digest>> = {
  md5: { digits: 32, error: "invalid_md_5_hash" },
  sha1: { digits: 40, error: "invalid_sha_1_hash" },
  sha512: { digits: 128, error: "invalid_sha_512_hash" },
};

type DigestName = "md5" | "sha1" | "sha512";

/** A digest as it is kept: its name, the two salts, and the digest in hexadecimal. */
const FORM = /^\$(md5|sha1|sha512)\$([\w+/-]*)\$([\w+/-]*)\$([\da-f]+)$/;

/**
 * Reads a plain digest, with what stood around the password, as the one form in which it is kept.
 *
 * @throws {ApiError} invalid_md_5_hash, invalid_sha_1_hash, invalid_sha_512_hash
 */
export function readDigest(
  name: DigestName,
  hash: string,
  { prepend_salt, append_salt }: Config = { prepend_salt: "", append_salt: "" },
): string {
  const { digits, error } = digests[name]!;
  if (hash.length !== digits || !/^[\da-f]+$/i.test(hash)) throw new ApiError(error);
  const [before, behind] = [prepend_salt, append_salt].map((salt) =>
    encodeUnpadded(new TextEncoder().encode(salt)),
  );
  return `$${name}$${before}$${behind}$${hash.toLowerCase()}`;
}

/** Whether a text is a digest as it is kept. */
export function isDigest(text: string): boolean {
  const [, name, , , hash] = FORM.exec(text) ?? [];
  return name !== undefined && hash!.length === digests[name]!.digits;
}

/** Whether a digest is that of a password. */
export async function matchesDigest(text: string, password: string): Promise<boolean> {
  const [, name, before, behind, hash] = FORM.exec(text)!;
  const { md5, sha1 } = await import("@noble/hashes/legacy.js");
  const { bytesToHex, concatBytes, utf8ToBytes } = await import("@noble/hashes/utils.js");
  const salted = concatBytes(decodeBase64(before!)!, utf8ToBytes(password), decodeBase64(behind!)!);
  return bytesToHex({ md5, sha1, sha512 }[name as DigestName](salted)) === hash;
}
