/** Numbers from a seed: the n-th is the same each time, whatever was asked for before. */
export type Words = (n: number) => number;

/**
 * Makes whole numbers of 32 bits, no two of the first 2³² the same.
 *
 * They look random and are not secret, which is what ids for tests need.
 *
 * @param stream keeps numbers of different use apart
 */
export function seedWords(seed: string, stream: string): Words {
  const start = hash(`${stream}:${seed}`);
  return (n) => mix(start + Math.imul(n, 0x9e3779b9));
}

/** A UUID of version 4 in its form. https://www.rfc-editor.org/rfc/rfc9562#section-5.4 */
export function toUUID(words: readonly number[]): string {
  const hex = words.map((word) => word.toString(16).padStart(8, "0")).join("");
  const variant = ((parseInt(hex[16]!, 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** The finalizer of MurmurHash3: each word has its own result. https://github.com/aappleby/smhasher/wiki/MurmurHash3 */
function mix(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** FNV-1a in 32 bits. https://www.rfc-editor.org/rfc/rfc9923 */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
