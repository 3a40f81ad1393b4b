/** The least room that is made, in bytes: from the second part on, others are likely to follow. */
const ROOM = 16_384;

/**
 * Adds a part to a body's bytes, in an array that doubles: to keep the parts would take a hundred bytes for each, and a
 * body may come byte by byte.
 *
 * @param size the bytes that there are; the rest of the array is room
 * @returns an array that begins with all of them
 */
export function append(bytes: Uint8Array, size: number, part: Uint8Array): Uint8Array {
  // Most bodies come in one part, which needs no copy; nor is it written to, as it is full.
  if (size === 0) return part;
  const needed = size + part.length;
  const all = needed <= bytes.length ? bytes : new Uint8Array(Math.max(needed, 2 * size, ROOM));
  if (all !== bytes) all.set(bytes.subarray(0, size));
  all.set(part, size);
  return all;
}
