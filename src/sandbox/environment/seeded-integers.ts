import { fnv1a } from "./hash.ts";

/** Numbers from a seed: the n-th is the same each time, whatever was asked for before. */
export type SeededIntegers = (n: number) => number;

/**
 * Makes whole numbers of 32 bits, no two of the first 2³² the same.
 *
 * They look random and are not secret, which is what ids for tests need.
 *
 * @param stream keeps numbers of different use apart
 */
export function seededIntegers(seed: string, stream: string): SeededIntegers {
  const start = fnv1a(`${stream}:${seed}`);
  return (n) => mix(start + Math.imul(n, 0x9e3779b9));
}

/** The finalizer of MurmurHash3: each number has its own result. https://github.com/aappleby/smhasher/wiki/MurmurHash3 */
function mix(integer: number): number {
  let mixed = integer | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
