import type { Keyed } from "./keyed.ts";

/** As many as the standard for such permutations takes. */
const ROUNDS = 10;

/**
 * Takes a number to another of the same range, no two to the same one: a Feistel network by the key, walked until the number
 * is in the range again.
 *
 * @param x from 0, below `size`
 * @param belongs a part of the range that contains x, and that is not left
 * @see https://nvlpubs.nist.gov/nistpubs/SpecialPublications/NIST.SP.800-38Gr1.pdf
 */
export function permute(
  keyed: Keyed,
  kind: string,
  x: bigint,
  size: bigint,
  belongs: (x: bigint) => boolean = () => true,
): bigint {
  const half = Math.max(1, Math.ceil((size - 1n).toString(2).length / 2));
  let value = x;
  do value = shuffle(keyed, kind, value, BigInt(half));
  while (value >= size || !belongs(value));
  return value;
}

/** One pass over numbers of twice `half` bits. */
function shuffle(keyed: Keyed, kind: string, x: bigint, half: bigint): bigint {
  const mask = (1n << half) - 1n;
  const bytes = Math.ceil(Number(half) / 8);
  let left = x >> half;
  let right = x & mask;
  for (let round = 0; round < ROUNDS; round++) {
    const mixed = keyed.bytes(`${kind}/${half}/${round}`, right.toString(16), bytes);
    [left, right] = [right, left ^ (BigInt(`0x${mixed.toString("hex")}`) & mask)];
  }
  return (left << half) | right;
}
