/**
 * FNV-1a in 32 bits: quick, and no secret depends on it. It tells texts apart, and catches mistakes, not attackers.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9923
 */
export function fnv1a(text: string): number {
  let sum = 0x811c9dc5;
  for (const byte of new TextEncoder().encode(text)) sum = Math.imul(sum ^ byte, 0x01000193);
  return sum >>> 0;
}
