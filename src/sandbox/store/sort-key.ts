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

/** All moments of several ranges, as ranges in order that are apart. */
export function unite(ranges: readonly Range[]): Range[] {
  const united: { from: number; to: number }[] = [];
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    const last = united.at(-1);
    if (last && from < last.to) last.to = Math.max(last.to, to);
    else if (from < to) united.push({ from, to });
  }
  return united;
}

/** Whether a moment is in one of ranges that are in order and apart. */
export function isWithin(ranges: readonly Range[], time: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ranges[middle]!.from < time) low = middle + 1;
    else high = middle;
  }
  const before = ranges[low - 1];
  return before !== undefined && time < before.to;
}

/** The moments that two ranges share. */
export function intersect(a: Range, b: Range): Range {
  return { from: Math.max(a.from, b.from), to: Math.min(a.to, b.to) };
}
