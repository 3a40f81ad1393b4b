import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compare, type Place } from "../../src/sandbox/resources/users/search/order.ts";
import { Ordered } from "../../src/sandbox/store/sorted-list.ts";
import type { Stored } from "../../src/sandbox/store/state.ts";
import { blankUser } from "./search-users.ts";

const stored = (place: Place): Stored => ({ ...place, user: blankUser });
const far = { time: Infinity, sequence: 0 };

/** Writes on many users at a time, so that blocks are filled, split, emptied and joined. */
const step = fc.record({
  isRemoval: fc.boolean(),
  users: fc.integer({ min: 1, max: 900 }),
  /** One by one at the end or the beginning, or all over. */
  time: fc.constantFrom<(i: number) => number>(
    (i) => i,
    (i) => -i,
    (i) => (i * 7919) % 1000,
    () => 5,
  ),
});

describe("an ordered list", () => {
  it("has the ranks, stretches and size of a sorted array, whatever is put in and taken out", () => {
    const property = fc.property(fc.array(step, { minLength: 1, maxLength: 8 }), (steps) => {
      const ordered = new Ordered();
      const plain = new Map<string, Stored>();
      for (const { isRemoval, users, time } of steps) {
        for (let i = 0; i < users; i++) {
          const one = stored({ time: time(i), sequence: i });
          if (isRemoval) ordered.remove(one);
          else ordered.add(one);
          if (isRemoval) plain.delete(`${one.time} ${i}`);
          else plain.set(`${one.time} ${i}`, one);
        }
        const sorted = [...plain.values()].sort(compare);
        expect(ordered.size).toBe(sorted.length);
        expect(ordered.slice(0, Infinity)).toEqual(sorted);
        expect(ordered.rank(far)).toBe(sorted.length);
        for (const rank of [0, 1, 255, 256, 257, 511, 512, 513, 600].filter((i) => i < sorted.length)) {
          expect(ordered.rank(sorted[rank]!)).toBe(rank);
          expect(ordered.slice(rank, rank + 300)).toEqual(sorted.slice(rank, rank + 300));
        }
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  it("has the newer self of a user who is put in again", () => {
    const ordered = new Ordered();
    const newer = stored({ time: 1, sequence: 0 });
    ordered.add(stored({ time: 1, sequence: 0 }));
    ordered.add(newer);
    expect(ordered.size).toBe(1);
    expect(ordered.slice(0, 1)[0]).toBe(newer);
  });

  it("knows those created in a range, without its ends", () => {
    const ordered = Ordered.from([1, 2, 2, 3, 5].map((time, sequence) => stored({ time, sequence })));
    const times = (from: number, to: number) =>
      ordered
        .span({ from, to })
        .all()
        .map(({ time }) => time);
    expect(times(1, 3)).toEqual([2, 2]);
    expect(times(-Infinity, 3)).toEqual([1, 2, 2]);
    expect(times(3.5, Infinity)).toEqual([5]);
    expect(times(2, 2)).toEqual([]);
    expect(times(5, 1)).toEqual([]);
    expect(ordered.span({ from: 5, to: 1 }).size).toBe(0);
  });

  it("has a range's page at places outside of it too, such as the cursor of another query", () => {
    const ordered = Ordered.from([1, 2, 3, 4, 5].map((time, sequence) => stored({ time, sequence })));
    const page = (time: number) => {
      const { users, isLast } = ordered.span({ from: 1, to: 5 }).page(2, { time, sequence: 0 });
      return [users.map((user) => user.time), isLast];
    };
    expect(page(9)).toEqual([[4, 3], false]);
    expect(page(3)).toEqual([[2], true]);
    expect(page(2)).toEqual([[], true]);
    expect(page(0)).toEqual([[], true]);
  });
});
