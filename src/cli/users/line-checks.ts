import { crc32 } from "node:zlib";

/** The bytes of a line's check: a manifest names the line that differs, at four characters a line. */
export const CHECK_BYTES = 3;

/** Gives a line's check, from its text without the line feed. */
export function checkOf(line: string | Buffer): Buffer {
  const check = Buffer.alloc(CHECK_BYTES);
  // The high bytes of its four.
  check.writeUIntBE(crc32(line) >>> 8, 0, CHECK_BYTES);
  return check;
}

/** Gives the checks of whole lines, one behind another, in base64. */
export function checksOf(text: string): string {
  const lines = text.split("\n");
  // Behind the last line feed there is none.
  lines.pop();
  return Buffer.concat(lines.map(checkOf)).toString("base64");
}
