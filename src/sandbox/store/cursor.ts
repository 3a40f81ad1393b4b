import { encodeBase64url } from "../environment/base64url.ts";
import { fnv1a } from "../environment/hash.ts";
import type { SortKey } from "./sort-key.ts";

/**
 * Writes a cursor: the place of a page's last value, not a number of values. Whoever comes or goes between two pages
 * can't shift it, and the value itself may be deleted.
 *
 * @param salt the collection's own, in one sandbox
 */
export function writeCursor({ time, sequence }: SortKey, salt: string): string {
  const text = `${time} ${sequence}`;
  return encodeBase64url(new TextEncoder().encode(`${text} ${checksum(text, salt)}`));
}

/**
 * Reads a cursor.
 *
 * @returns nothing for one that wasn't written with this salt
 */
export function readCursor(cursor: string, salt: string): SortKey | undefined {
  const place = open(cursor);
  // Writing it again must give the same text, to the last character: that covers the check sum and all else.
  return place && writeCursor(place, salt) === cursor ? place : undefined;
}

function open(cursor: string): SortKey | undefined {
  try {
    const [time, sequence] = atob(cursor.replaceAll("-", "+").replaceAll("_", "/")).split(" ");
    return { time: Number(time), sequence: Number(sequence) };
  } catch {
    return undefined;
  }
}

/** Twice 32 bits, so that no cursor of another sandbox passes by chance. */
function checksum(text: string, salt: string): string {
  return [`${salt} ${text}`, `${text} ${salt}`].map((signed) => fnv1a(signed).toString(36)).join("");
}
