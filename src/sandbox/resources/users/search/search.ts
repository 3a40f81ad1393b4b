import type { api_user_v1_SearchUsersQuery as Query } from "../../../../../generated/schema.ts";
import type { Stored } from "../../../store/state.ts";
import type { Indexes } from "../../../store/indexes.ts";
import { compare } from "./order.ts";
import { Ordered } from "../../../store/sorted-list.ts";
import { makePlan, sizeOf, type Plan } from "./plan.ts";
import type { Span } from "../../../store/sorted-slice.ts";

/** As many answers are kept as people may walk through at the same time. */
const MAX_KEPT = 4;
/** To find fewer again costs next to nothing. */
const MIN_KEPT = 1000;

/** What a query found. */
export interface Found {
  /** All matches. */
  readonly matches: Span;
  /** How many users were looked at for it, one by one. It tells a test what a timer could only guess. */
  readonly lookedAt: number;
}

/**
 * Finds users.
 *
 * What the indexes can't answer alone has candidates looked at one by one, all of them, since each page tells the
 * total. That answer is kept until the next change: else the pages of a large one would cost the square of it.
 */
export class Search {
  readonly #indexes: Indexes;
  readonly #kept = new Map<string, Span>();
  #version = 0;

  constructor(indexes: Indexes) {
    this.#indexes = indexes;
  }

  /** @param query one that `checkQuery` and the schema let pass */
  find(query?: Query): Found {
    const text = JSON.stringify(query ?? {});
    const kept = this.#recall(text);
    if (kept) return { matches: kept, lookedAt: 0 };
    const plan = makePlan(query, this.#indexes);
    const [only, ...others] = plan.spans;
    if (only && others.length === 0 && plan.tests.length === 0) return { matches: only, lookedAt: 0 };
    const matches = Ordered.from(collect(plan)).span();
    const lookedAt = sizeOf(plan.spans);
    if (lookedAt >= MIN_KEPT) this.#keep(text, matches);
    return { matches, lookedAt };
  }

  #recall(text: string): Span | undefined {
    // All at once, so that no user who is gone is kept in memory.
    if (this.#version !== this.#indexes.version) this.#kept.clear();
    this.#version = this.#indexes.version;
    return this.#kept.get(text);
  }

  #keep(text: string, matches: Span): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MAX_KEPT) this.#kept.delete(oldest);
    this.#kept.set(text, matches);
  }
}

function collect({ spans, tests }: Plan): Stored[] {
  const candidates = spans.length === 1 ? spans[0]!.all() : merge(spans);
  return candidates.filter((stored) => tests.every((test) => test(stored)));
}

/** The users of several spans, each one time. */
function merge(spans: readonly Span[]): Stored[] {
  const users = spans.flatMap((span) => span.all()).sort(compare);
  return users.filter((stored, i) => stored !== users[i - 1]);
}
