/** The tags of DER that a certificate has. https://www.itu.int/rec/T-REC-X.690 (§8.1.2, §8.19) */
export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  null: 0x05,
  oid: 0x06,
  text: 0x0c,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
  /** Adds the number of a field that stands there by its number. */
  field: 0xa0,
} as const;

/**
 * Writes a value in DER: its tag, the length of its content, the content.
 *
 * @param parts the content, in parts of at most 64 KiB together
 * @see https://www.itu.int/rec/T-REC-X.690 (§10.1)
 */
export function der(tag: number, ...parts: readonly Iterable<number>[]): Uint8Array<ArrayBuffer> {
  const content = parts.flatMap((part) => [...part]);
  return Uint8Array.from([tag, ...writeLength(content.length), ...content]);
}

function writeLength(length: number): number[] {
  if (length < 0x80) return [length];
  if (length < 0x100) return [0x81, length];
  return [0x82, length >> 8, length & 0xff];
}
