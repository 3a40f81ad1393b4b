import type {
  api_user_v1_SearchUsersQuery as Query,
  api_user_v1_User as User,
} from "../../../../../generated/schema.ts";
import type { Collection } from "../../../store/collection.ts";
import { compare } from "../../../store/sort-key.ts";
import { SortedList } from "../../../store/sorted-list.ts";
import type { UserRecord } from "./predicates.ts";
import { makePlan, sizeOf, type Plan, type Slice } from "./plan.ts";

/** As many answers are kept as people may walk through at the same time. */
const MAX_KEPT = 4;
/** To find fewer again costs next to nothing. */
const MIN_KEPT = 1000;

/** The result of a query. */
export interface Found {
  /** All matches. */
  readonly matches: Slice;
  /** The number of users that were scanned for it, one by one. It tells a test what a timer could only guess. */
  readonly scanned: number;
}

/**
 * Finds users.
 *
 * A query that the indexes can't answer alone scans its candidates one by one, all of them, since each page tells the
 * total. That answer is kept until the next change: else the pages of a large one would cost the square of it.
 */
export class Search {
  readonly #all: Collection<User>;
  readonly #kept = new Map<string, Slice>();
  #version = 0;

  constructor(all: Collection<User>) {
    this.#all = all;
  }

  /** @param query one that `checkQuery` and the schema let pass */
  find(query?: Query): Found {
    const text = JSON.stringify(query ?? {});
    const kept = this.#recall(text);
    if (kept) return { matches: kept, scanned: 0 };
    const plan = makePlan(query, this.#all);
    const [only, ...others] = plan.slices;
    if (only && others.length === 0 && plan.tests.length === 0) return { matches: only, scanned: 0 };
    const matches = new SortedList(collect(plan)).range();
    const scanned = sizeOf(plan.slices);
    if (scanned >= MIN_KEPT) this.#keep(text, matches);
    return { matches, scanned };
  }

  #recall(text: string): Slice | undefined {
    // All at once, so that no user who is gone is kept in memory.
    if (this.#version !== this.#all.version) this.#kept.clear();
    this.#version = this.#all.version;
    return this.#kept.get(text);
  }

  #keep(text: string, matches: Slice): void {
    const [oldest] = this.#kept.keys();
    if (oldest !== undefined && this.#kept.size >= MAX_KEPT) this.#kept.delete(oldest);
    this.#kept.set(text, matches);
  }
}

function collect({ slices, tests }: Plan): UserRecord[] {
  const candidates = slices.length === 1 ? slices[0]!.all() : merge(slices);
  return candidates.filter((record) => tests.every((test) => test(record)));
}

/** The users of several slices, each one time. */
function merge(slices: readonly Slice[]): UserRecord[] {
  const users = slices.flatMap((slice) => slice.all()).sort(compare);
  return users.filter((record, i) => record !== users[i - 1]);
}
