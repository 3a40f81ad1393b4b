import { ApiError } from "../../../errors/api-error.ts";
import { encodeBase64url } from "../../../environment/base64url.ts";
import { fnv1a } from "../../../environment/hash.ts";
import type { SortKey } from "../../../store/sort-key.ts";

/**
 * Writes a cursor: the place of a page's last user, not a number of users. Whoever comes or goes between two pages
 * can't shift it, and the user themselves may be deleted.
 *
 * @param salt the sandbox's own
 */
export function writeCursor({ time, sequence }: SortKey, salt: string): string {
  const text = `${time} ${sequence}`;
  return encodeBase64url(new TextEncoder().encode(`${text} ${checksum(text, salt)}`));
}

/**
 * Reads a cursor.
 *
 * @throws {ApiError} user_search_invalid_cursor for one that this sandbox didn't write
 */
export function readCursor(cursor: string, salt: string): SortKey {
  const place = open(cursor);
  // Writing it again must give the same text, to the last character: that covers the check sum and all else.
  if (place && writeCursor(place, salt) === cursor) return place;
  throw new ApiError("user_search_invalid_cursor");
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
