import type { Keyed } from "./keyed.ts";
import { permute } from "./permute.ts";

const CLASSES = ["0123456789", "abcdefghijklmnopqrstuvwxyz", "ABCDEFGHIJKLMNOPQRSTUVWXYZ"] as const;

/**
 * Takes a text to another of the same shape, no two to the same one: each letter and digit becomes one of its kind, and all
 * else stays. Of a short text there are few of a shape, and someone who knows some pairs may guess others.
 */
export function permuteShape(keyed: Keyed, kind: string, text: string): string {
  const classes = Array.from(text, (sign) => CLASSES.find((known) => known.includes(sign)));
  let rank = 0n;
  let size = 1n;
  for (const [i, sign] of Array.from(text).entries()) {
    const known = classes[i];
    if (!known) continue;
    rank = rank * BigInt(known.length) + BigInt(known.indexOf(sign));
    size *= BigInt(known.length);
  }
  if (size === 1n) return text;
  const shape = classes.map((known, i) => known?.[0] ?? Array.from(text)[i]).join("");
  let rest = permute(keyed, `${kind}/${shape}`, rank, size);
  const signs = Array.from(text);
  for (let i = signs.length - 1; i >= 0; i--) {
    const known = classes[i];
    if (!known) continue;
    signs[i] = known[Number(rest % BigInt(known.length))]!;
    rest /= BigInt(known.length);
  }
  return signs.join("");
}

/** Takes a text to another of the same length, letter for letter and digit for digit, of any script. Two may become one. */
export function scramble(keyed: Keyed, text: string): string {
  const signs = Array.from(text);
  const bytes = keyed.bytes("text", text, signs.length);
  return signs.map((sign, i) => scrambleSign(sign, bytes[i]!)).join("");
}

function scrambleSign(sign: string, byte: number): string {
  const [digits, lower, upper] = CLASSES;
  if (/\p{N}/u.test(sign)) return digits[byte % digits.length]!;
  if (/\p{Lu}/u.test(sign)) return upper[byte % upper.length]!;
  return /\p{L}|\p{M}/u.test(sign) ? lower[byte % lower.length]! : sign;
}
