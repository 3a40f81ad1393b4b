import type { Stored } from "./state.ts";
import type { Place } from "../resources/users/search/order.ts";
import type { Ordered } from "./sorted-list.ts";

/** A stretch of ordered users. Its size is known, and it can be entered anywhere, without walking through it. */
export class Span {
  readonly #users: Ordered;
  readonly #start: number;
  readonly #end: number;

  /** @param end the rank after the last one's */
  constructor(users: Ordered, start: number, end: number) {
    this.#users = users;
    this.#start = start;
    this.#end = end;
  }

  get size(): number {
    return this.#end - this.#start;
  }

  /** Everyone in it, the oldest first. */
  all(): Stored[] {
    return this.#users.slice(this.#start, this.#end);
  }

  /**
   * Those next to a place on its older side, the newest first, as in recorded answers.
   *
   * @param place without one, the newest of all
   */
  page(limit: number, place?: Place): { users: Stored[]; isLast: boolean } {
    const end = place ? Math.min(this.#users.rank(place), this.#end) : this.#end;
    const start = Math.max(end - limit, this.#start);
    return { users: this.#users.slice(start, end).reverse(), isLast: start === this.#start };
  }
}
