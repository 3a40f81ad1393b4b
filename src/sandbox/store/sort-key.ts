/** The place of a record in its collection's order. No two records have the same. */
export interface SortKey {
  /** The moment that the record is sorted by, in milliseconds since 1970. */
  readonly time: number;
  /** The number of records that were added to the collection before it. */
  readonly sequence: number;
}

/** The moments between two others, which aren't among them. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** All moments. */
export const ALWAYS: Range = { from: -Infinity, to: Infinity };

/** Orders records the oldest first; those of one moment, by which was first. */
export function compare(a: SortKey, b: SortKey): number {
  return a.time - b.time || a.sequence - b.sequence;
}

/** The moments that two ranges share. */
export function intersect(a: Range, b: Range): Range {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}
