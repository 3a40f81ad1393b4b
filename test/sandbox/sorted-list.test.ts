import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type SortKey } from "../../src/sandbox/store/sort-key.ts";
import { SortedList } from "../../src/sandbox/store/sorted-list.ts";

const record = (key: SortKey): SortKey => ({ ...key });
const far = { time: Infinity, sequence: 0 };

/** Changes of many records at a time, at the end, at the beginning and in the middle. */
const step = fc.record({
  isRemoval: fc.boolean(),
  records: fc.integer({ min: 1, max: 900 }),
  /** One by one at the end or the beginning, or all over. */
  time: fc.constantFrom<(i: number) => number>(
    (i) => i,
    (i) => -i,
    (i) => (i * 7919) % 1000,
    () => 5,
  ),
});

describe("a sorted list", () => {
  it("has the ranks, stretches and size of a sorted array, whatever is put in and taken out", () => {
    const property = fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const list = new SortedList<SortKey>();
      const plain = new Map<string, SortKey>();
      for (const { isRemoval, records, time } of steps) {
        for (let i = 0; i < records; i++) {
          const one = record({ time: time(i), sequence: i });
          if (isRemoval) list.remove(one);
          else list.add(one);
          if (isRemoval) plain.delete(`${one.time} ${i}`);
          else plain.set(`${one.time} ${i}`, one);
        }
        const sorted = [...plain.values()].sort(compare);
        expect(list.size).toBe(sorted.length);
        expect(list.slice(0, Infinity)).toEqual(sorted);
        expect(list.rank(far)).toBe(sorted.length);
        for (const rank of [0, 1, 255, 256, 257, 511, 512, 513, 600].filter((i) => i < sorted.length)) {
          expect(list.rank(sorted[rank]!)).toBe(rank);
          expect(list.slice(rank, rank + 300)).toEqual(sorted.slice(rank, rank + 300));
        }
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  it("has the newer self of a user who is put in again", () => {
    const list = new SortedList<SortKey>();
    const newer = record({ time: 1, sequence: 0 });
    list.add(record({ time: 1, sequence: 0 }));
    list.add(newer);
    expect(list.size).toBe(1);
    expect(list.slice(0, 1)[0]).toBe(newer);
  });

  it("knows those created in a range, without its ends", () => {
    const list = new SortedList([1, 2, 2, 3, 5].map((time, sequence) => record({ time, sequence })));
    const times = (from: number, to: number) =>
      list
        .range({ from, to })
        .all()
        .map(({ time }) => time);
    expect(times(1, 3)).toEqual([2, 2]);
    expect(times(-Infinity, 3)).toEqual([1, 2, 2]);
    expect(times(3.5, Infinity)).toEqual([5]);
    expect(times(2, 2)).toEqual([]);
    expect(times(5, 1)).toEqual([]);
    expect(list.range({ from: 5, to: 1 }).size).toBe(0);
  });

  it("has a range's page at places outside of it too, such as the cursor of another query", () => {
    const list = new SortedList([1, 2, 3, 4, 5].map((time, sequence) => record({ time, sequence })));
    const page = (time: number) => {
      const { items, isLast } = list.range({ from: 1, to: 5 }).page(2, { time, sequence: 0 });
      return [items.map((item) => item.time), isLast];
    };
    expect(page(9)).toEqual([[4, 3], false]);
    expect(page(3)).toEqual([[2], true]);
    expect(page(2)).toEqual([[], true]);
    expect(page(0)).toEqual([[], true]);
  });
});
