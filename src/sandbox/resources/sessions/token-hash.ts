import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** The code of each digit in hex. */
const DIGITS = utf8ToBytes("0123456789abcdef");

/**
 * SHA-256 of a token, in hex. At once, unlike that of Web Crypto: an operation is one step.
 *
 * It is made of all its digits in one go: a text that is put together piece by piece keeps each piece in memory, which made a
 * hash ten times as large.
 */
export function hashToken(token: string): string {
  const digits: number[] = [];
  for (const byte of sha256(utf8ToBytes(token))) digits.push(DIGITS[byte >> 4]!, DIGITS[byte & 15]!);
  return String.fromCharCode(...digits);
}
