import { ApiError } from "../../../errors/api-error.ts";

/** Its own base64: other digits, and the low bits first. */
const DIGITS = "./0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const FORM = /^\$[PH]\$[./\dA-Za-z]{31}$/;
/** The exponents that phpass itself takes, but for the last ones, which would take minutes. */
const EXPONENTS = { min: 7, max: 22 };

/**
 * Reads a portable hash of phpass, of WordPress (`$P$`) or phpBB (`$H$`).
 *
 * @throws {ApiError} invalid_phpass_hash_prefix, invalid_phpass_hash_format
 */
export function readPhpass(hash: string): string {
  if (!/^\$[PH]\$/.test(hash)) throw new ApiError("invalid_phpass_hash_prefix");
  if (isPhpass(hash)) return hash;
  throw new ApiError("invalid_phpass_hash_format");
}

/** Whether a text is a portable hash. */
export function isPhpass(text: string): boolean {
  const exponent = DIGITS.indexOf(text[3] ?? "");
  return FORM.test(text) && exponent >= EXPONENTS.min && exponent <= EXPONENTS.max;
}

/**
 * Whether a hash is that of a password.
 *
 * @see https://www.openwall.com/phpass/
 */
export async function matchesPhpass(hash: string, password: string): Promise<boolean> {
  const { md5 } = await import("@noble/hashes/legacy.js");
  const { concatBytes, utf8ToBytes } = await import("@noble/hashes/utils.js");
  const text = utf8ToBytes(password);
  let digest = md5(concatBytes(utf8ToBytes(hash.slice(4, 12)), text));
  for (let left = 2 ** DIGITS.indexOf(hash[3]!); left > 0; left--) digest = md5(concatBytes(digest, text));
  return encode(digest) === hash.slice(12);
}

function encode(bytes: Uint8Array): string {
  let text = "";
  for (let i = 0; i < bytes.length; i += 3) {
    const group = [...bytes.slice(i, i + 3)];
    let bits = group.reduce((sum, byte, place) => sum | (byte << (8 * place)), 0);
    // One digit more than there are bytes.
    for (let digit = 0; digit <= group.length; digit++, bits >>>= 6) text += DIGITS.charAt(bits & 63);
  }
  return text;
}
