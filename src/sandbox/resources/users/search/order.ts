/** A place in the order of creation. No two users have the same, and none changes theirs. */
export interface Place {
  /** When they were created, in milliseconds since 1970. */
  readonly time: number;
  /** How many were created before them in this sandbox. */
  readonly sequence: number;
}

/** The moments between two others, which aren't among them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** All moments. */
export const ALWAYS: Range = { from: -Infinity, to: Infinity };

/** Orders users the oldest first; those of one second, by which of them was first. */
export function compare(a: Place, b: Place): number {
  return a.time - b.time || a.sequence - b.sequence;
}

/** The moments that two ranges share. */
export function intersect(a: Range, b: Range): Range {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}
