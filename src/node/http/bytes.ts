/** The least room that is made, in bytes: from the second part on, others are likely to follow. */
const ROOM = 16_384;

/**
 * Adds a part to a body's bytes, in a buffer that doubles: to keep the parts would take a hundred bytes for each, and a
 * body may come byte by byte.
 *
 * @param size the bytes that there are; the rest of the buffer is room
 * @returns a buffer that begins with all of them
 */
export function append(bytes: Buffer, size: number, part: Buffer): Buffer {
  // Most bodies come in one part, which needs no copy.
  if (size === 0) return part;
  const needed = size + part.length;
  const all = needed <= bytes.length ? bytes : Buffer.allocUnsafe(Math.max(needed, 2 * size, ROOM));
  if (all !== bytes) bytes.copy(all, 0, 0, size);
  part.copy(all, size);
  return all;
}
