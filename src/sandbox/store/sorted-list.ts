import { ALWAYS, compare, type Range, type SortKey } from "./sort-key.ts";

/** Records in order, in one sorted array. */
export class SortedList<Item extends SortKey> {
  readonly #items: Item[];

  /** @param items taken over; they are in order, each one time */
  constructor(items: Item[] = []) {
    this.#items = items;
  }

  get size(): number {
    return this.#items.length;
  }

  /** Puts a record in, or in the place of its old self. */
  add(item: Item): void {
    const last = this.#items.at(-1);
    // Nearly all are newer than every other.
    if (!last || compare(last, item) < 0) {
      this.#items.push(item);
      return;
    }
    const rank = this.rank(item);
    if (this.#isAt(rank, item)) this.#items[rank] = item;
    else this.#items.splice(rank, 0, item);
  }

  /** Takes out the record of a place. One that isn't in is fine. */
  remove(key: SortKey): void {
    const rank = this.rank(key);
    if (this.#isAt(rank, key)) this.#items.splice(rank, 1);
  }

  /** The number of records before a place. */
  rank(key: SortKey): number {
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compare(this.#items[middle]!, key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The records from one rank up to another. */
  slice(start: number, end: number): Item[] {
    return this.#items.slice(start, end);
  }

  /** The records of a range of time. */
  range({ from, to }: Range = ALWAYS): SortedSlice<Item> {
    const start = this.rank({ time: from, sequence: Infinity });
    return new SortedSlice(this, start, Math.max(this.rank({ time: to, sequence: -Infinity }), start));
  }

  #isAt(rank: number, key: SortKey): boolean {
    const item = this.#items[rank];
    return item !== undefined && compare(item, key) === 0;
  }
}

/** A stretch of a sorted list. Its size is known, and it can be entered anywhere, without walking through it. */
export class SortedSlice<Item extends SortKey> {
  readonly #list: SortedList<Item>;
  readonly #start: number;
  readonly #end: number;

  /** @param end the rank after the last one's */
  constructor(list: SortedList<Item>, start: number, end: number) {
    this.#list = list;
    this.#start = start;
    this.#end = end;
  }

  get size(): number {
    return this.#end - this.#start;
  }

  /** Every record in it, the oldest first. */
  all(): Item[] {
    return this.#list.slice(this.#start, this.#end);
  }

  /**
   * The records next to a place on its older side, the newest first, as in recorded answers.
   *
   * @param key without one, the newest of all
   */
  page(limit: number, key?: SortKey): { items: Item[]; isLast: boolean } {
    const end = key ? Math.min(this.#list.rank(key), this.#end) : this.#end;
    const start = Math.max(end - limit, this.#start);
    return { items: this.#list.slice(start, end).reverse(), isLast: start === this.#start };
  }
}
