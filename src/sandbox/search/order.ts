import type { Stored } from "../state.ts";

/** A place in the order of results. No two users have the same, and none ever changes theirs. */
export interface Place {
  readonly created_at: string;
  readonly sequence: number;
}

/** A user's place. */
export function placeOf({ user: { created_at }, sequence }: Stored): Place {
  return { created_at, sequence };
}

/** Orders users the newest first, as in recorded answers; of those of one second, the one created later. */
export function newestFirst(a: Stored, b: Stored): number {
  return compare(placeOf(a), placeOf(b));
}

/** Whether a user comes after a place in that order. */
export function isAfter(stored: Stored, place: Place): boolean {
  return compare(placeOf(stored), place) > 0;
}

/** Timestamps of one length and one time zone compare as text. */
function compare(a: Place, b: Place): number {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? 1 : -1;
  return b.sequence - a.sequence;
}
