import type { Stored } from "./state.ts";
import { ALWAYS, compare, type Place, type Range } from "../resources/users/search/order.ts";
import { Span } from "./sorted-slice.ts";

const MAX_BLOCK = 512;

/**
 * Users in the order of creation, cut into short blocks: to put one in or take one out moves at most a block, and
 * the users before a place are counted block by block.
 */
export class Ordered {
  /** None is empty. */
  readonly #blocks: Stored[][] = [];
  #size = 0;

  /** Takes over users that are in order, each one time. */
  static from(users: readonly Stored[]): Ordered {
    const ordered = new Ordered();
    for (let i = 0; i < users.length; i += MAX_BLOCK) ordered.#blocks.push(users.slice(i, i + MAX_BLOCK));
    ordered.#size = users.length;
    return ordered;
  }

  get size(): number {
    return this.#size;
  }

  /** Puts a user in, or in the place of their old self. */
  add(stored: Stored): void {
    // Nearly all are newer than everyone else.
    const index = Math.min(this.#findBlock(stored), Math.max(this.#blocks.length - 1, 0));
    const block = (this.#blocks[index] ??= []);
    const i = position(block, stored);
    const replaced = hasAt(block, i, stored) ? 1 : 0;
    block.splice(i, replaced, stored);
    this.#size += 1 - replaced;
    if (block.length > MAX_BLOCK) this.#split(index, i);
  }

  /** Takes out the user of a place. One who isn't in is fine. */
  remove(place: Place): void {
    const index = this.#findBlock(place);
    const block = this.#blocks[index];
    if (!block) return;
    const i = position(block, place);
    if (!hasAt(block, i, place)) return;
    block.splice(i, 1);
    this.#size--;
    this.#merge(index);
  }

  /** How many users come before a place. */
  rank(place: Place): number {
    const index = this.#findBlock(place);
    let before = 0;
    for (let i = 0; i < index; i++) before += this.#blocks[i]!.length;
    const block = this.#blocks[index];
    return block ? before + position(block, place) : before;
  }

  /** The users from one rank up to another. */
  slice(start: number, end: number): Stored[] {
    const found: Stored[] = [];
    let first = 0;
    for (const block of this.#blocks) {
      if (first >= end) break;
      if (first + block.length > start) found.push(...block.slice(Math.max(start - first, 0), end - first));
      first += block.length;
    }
    return found;
  }

  /** Those created in a range of time. */
  span({ from, to }: Range = ALWAYS): Span {
    const start = this.rank({ time: from, sequence: Infinity });
    return new Span(this, start, Math.max(this.rank({ time: to, sequence: -Infinity }), start));
  }

  /** The block that a place belongs in: the first that doesn't end before it. */
  #findBlock(place: Place): number {
    return bisect(this.#blocks.length, (i) => compare(this.#blocks[i]!.at(-1)!, place) < 0);
  }

  /** At the end of everything, full blocks are left full, because the next user will come after them too. */
  #split(index: number, added: number): void {
    const block = this.#blocks[index]!;
    const isLast = index === this.#blocks.length - 1 && added === block.length - 1;
    this.#blocks.splice(index + 1, 0, block.splice(isLast ? added : block.length >> 1));
  }

  /** Without this, users who come and go would leave ever more blocks of very few. */
  #merge(index: number): void {
    const block = this.#blocks[index]!;
    const next = this.#blocks[index + 1];
    if (block.length === 0) this.#blocks.splice(index, 1);
    else if (next && block.length + next.length <= MAX_BLOCK / 2) {
      this.#blocks.splice(index, 2, [...block, ...next]);
    }
  }
}

/** Where in a block a place is, or would be. */
function position(block: readonly Stored[], place: Place): number {
  return bisect(block.length, (i) => compare(block[i]!, place) < 0);
}

function hasAt(block: readonly Stored[], i: number, place: Place): boolean {
  return i < block.length && compare(block[i]!, place) === 0;
}

/** The first number below `length` that isn't before, given that those before come first; or else `length`. */
function bisect(length: number, isBefore: (i: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
