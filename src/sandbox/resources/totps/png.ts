/** The first bytes of every PNG. https://www.w3.org/TR/png-3/#3PNGsignature */
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const ADLER = 65_521;
/** The most bytes that a block of deflate holds as they are. https://www.rfc-editor.org/rfc/rfc1951#section-3.2.4 */
const MAX_STORED = 0xffff;

/**
 * Writes a square picture in black and white as a PNG: one bit a pixel, and nothing compressed, so that it is the same
 * everywhere and needs no stream.
 *
 * @param width pixels of a side, at most 700, as it must be in one block
 * @see https://www.w3.org/TR/png-3/
 */
export function writePNG(width: number, isBlack: (x: number, y: number) => boolean): Uint8Array {
  const rows = Array.from({ length: width }, (_, y) => writeRow(width, (x) => isBlack(x, y))).flat();
  return Uint8Array.from([
    ...SIGNATURE,
    // One bit, shades of grey, no filter but the rows' own, no interlace.
    ...chunk("IHDR", [...uint32(width), ...uint32(width), 1, 0, 0, 0, 0]),
    ...chunk("IDAT", store(rows)),
    ...chunk("IEND", []),
  ]);
}

/** The kind of a row's filter, 0 for none, and its pixels, of which 0 is black. */
function writeRow(width: number, isBlack: (x: number) => boolean): number[] {
  const bytes = Array.from({ length: Math.ceil(width / 8) }, () => 0);
  for (let x = 0; x < width; x++) if (!isBlack(x)) bytes[x >> 3]! |= 0x80 >> (x & 7);
  return [0, ...bytes];
}

/** A stream of zlib with one block, the last, of bytes as they are. https://www.rfc-editor.org/rfc/rfc1950#section-2.2 */
function store(bytes: readonly number[]): number[] {
  const { length } = bytes;
  if (length > MAX_STORED) throw new RangeError("The picture is too large for one block.");
  const size = [length & 0xff, length >> 8];
  return [0x78, 0x01, 1, ...size, ...size.map((byte) => byte ^ 0xff), ...bytes, ...uint32(adler32(bytes))];
}

function chunk(name: string, data: readonly number[]): number[] {
  const content = [...new TextEncoder().encode(name), ...data];
  return [...uint32(data.length), ...content, ...uint32(crc32(content))];
}

function uint32(integer: number): number[] {
  return [integer >>> 24, (integer >>> 16) & 0xff, (integer >>> 8) & 0xff, integer & 0xff];
}

/** @see https://www.w3.org/TR/png-3/#5CRC-algorithm */
function crc32(bytes: readonly number[]): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0);
  }
  return (sum ^ 0xffffffff) >>> 0;
}

/** @see https://www.rfc-editor.org/rfc/rfc1950#section-8.2 */
function adler32(bytes: readonly number[]): number {
  let [low, high] = [1, 0];
  for (const byte of bytes) {
    low = (low + byte) % ADLER;
    high = (high + low) % ADLER;
  }
  return ((high << 16) | low) >>> 0;
}
