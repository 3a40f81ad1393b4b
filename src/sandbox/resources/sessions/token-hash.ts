import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";

/** Each byte in hex. */
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));

/**
 * SHA-256 of a token, in hex. At once, unlike that of Web Crypto: an operation is one step.
 *
 * It is joined: a text that is put together piece by piece keeps each piece in memory, which made a hash ten times as large.
 */
export function hashToken(token: string): string {
  return Array.from(sha256(utf8ToBytes(token)), (byte) => HEX[byte]!).join("");
}
