import { ApiError } from "../../../api-error.ts";
import type { Place } from "./order.ts";

/**
 * Writes a cursor: the place of a page's last user, not a number of users. Whoever comes or goes between two pages
 * can't shift it, and the user themselves may be deleted.
 *
 * @param salt the sandbox's own
 */
export function writeCursor({ time, sequence }: Place, salt: string): string {
  const text = `${time} ${sequence}`;
  const base64 = btoa(`${text} ${checksum(`${salt} ${text}`)}`);
  return base64.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/**
 * Reads a cursor.
 *
 * @throws {ApiError} user_search_invalid_cursor for one that this sandbox didn't write
 */
export function readCursor(cursor: string, salt: string): Place {
  const place = open(cursor);
  // Writing it again must give the same text, to the last character: that covers the check sum and all else.
  if (place && writeCursor(place, salt) === cursor) return place;
  throw new ApiError("user_search_invalid_cursor");
}

function open(cursor: string): Place | undefined {
  try {
    const [time, sequence] = atob(cursor.replaceAll("-", "+").replaceAll("_", "/")).split(" ");
    return { time: Number(time), sequence: Number(sequence) };
  } catch {
    return undefined;
  }
}

/** FNV-1a in 64 bits: it needs to catch mistakes, not attackers. https://www.rfc-editor.org/rfc/rfc9923 */
function checksum(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  }
  return hash.toString(36);
}
