import { encodeBase64 } from "../../../../transport/base64.ts";

/**
 * Decodes base64 of any of the alphabets that hashes are written in, with or without padding. `undefined`: it is none.
 *
 * @see https://passlib.readthedocs.io/en/stable/lib/passlib.utils.binary.html#passlib.utils.binary.ab64_decode
 */
export function decodeBase64(text: string): Uint8Array<ArrayBuffer> | undefined {
  const digits = text.replace(/={1,2}$/, "");
  if (!/^[\w+/.-]*$/.test(digits) || digits.length % 4 === 1) return undefined;
  const standard = digits.replaceAll(/[.-]/g, "+").replaceAll("_", "/");
  return Uint8Array.from(atob(standard), (character) => character.charCodeAt(0));
}

/** Encodes bytes in base64 without padding, as PHC strings have them. */
export function encodeUnpadded(bytes: Iterable<number>): string {
  return encodeBase64(bytes).replaceAll("=", "");
}

/** Whether two hashes are the same. */
export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, i) => byte === other[i]);
}
