import { hmac } from "@noble/hashes/hmac.js";
import { sha1 } from "@noble/hashes/legacy.js";
import { readSecret } from "./secret.ts";

const DIGITS = 6;
const STEP = 30_000;
/** So many codes before the present one and after it are right too, as clocks differ. */
const DRIFT = 1;

/** The number of the half minute that a moment is in, since 1970. */
export function stepAt(milliseconds: number): number {
  return Math.floor(milliseconds / STEP);
}

/**
 * The code that an authenticator app shows in a half minute. SHA-1 is what apps use, and what their codes are safe with.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4226#section-5.3
 * @see https://www.rfc-editor.org/rfc/rfc6238#section-4
 */
export function codeOf(secret: string, step: number): string {
  const counter = new Uint8Array(8);
  new DataView(counter.buffer).setBigInt64(0, BigInt(step));
  const digest = hmac(sha1, readSecret(secret), counter);
  const offset = digest.at(-1)! & 0xf;
  const number = new DataView(digest.buffer, digest.byteOffset).getUint32(offset) & 0x7fffffff;
  return String(number % 10 ** DIGITS).padStart(DIGITS, "0");
}

/** The half minutes round the present one of which a code is. None: it is wrong. */
export function stepsOf(code: string, secret: string, now: number): number[] {
  const steps = recentSteps(now);
  return steps.filter((step) => codeOf(secret, step) === code);
}

/** The half minutes whose codes are right at a moment. */
export function recentSteps(now: number): number[] {
  const present = stepAt(now);
  return Array.from({ length: 2 * DRIFT + 1 }, (_, i) => present - DRIFT + i);
}
