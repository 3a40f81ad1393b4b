import type { Route } from "../../../generated/routes.ts";
import { StytchResponseError } from "../../errors/response.ts";
import { describe } from "../../routes/path.ts";

/** A page's answer. */
export type Page = Record<string, unknown>;
export type PagedRoute = Route & { pages: NonNullable<Route["pages"]> };

/** Where a walk goes after a page. */
interface Step {
  /** The next page's cursor, or nothing after the last page. */
  readonly next: string | undefined;
  /** Why the walk can't go there. It is told after the page's items, which are good. */
  readonly problem: StytchResponseError | undefined;
}

/** So many pages without items, one after another, are no longer taken for the work of a filter. */
const MAX_EMPTY = 100;
const RESUME = "To try again from this page, begin at the walk's `cursor`.";

/**
 * Follows a walk from page to page, and tells where it doesn't add up: a walk must not end in silence before its end,
 * nor go on for ever.
 *
 * @param first the cursor that the walk begins at
 */
export function followWalk(route: PagedRoute, first: unknown): (page: unknown) => Step {
  const { items, cursor, total } = route.pages;
  const cursors = new Set([first]);
  let pages = 0;
  let empty = 0;
  let seen = 0;
  /** The most items that a page had, and the smallest total that one told. */
  let largest = 0;
  let smallest = Infinity;

  return (page) => {
    const list = dig(page, [items]);
    if (!Array.isArray(list)) throw failure(page, `has no ${items}.`);
    const metadata = dig(page, cursor.slice(0, -1));
    if (typeof metadata !== "object" || !metadata) throw failure(page, `has no ${cursor.at(-2)!}.`);
    // Left out and empty are as good as null.
    const next = (metadata as Page)[cursor.at(-1)!] ?? "";
    if (typeof next !== "string") {
      throw failure(page, `has a ${cursor.at(-1)!} that is ${describe(next)}, not text or null.`);
    }
    const told = total && dig(page, total);
    pages += 1;
    empty = list.length > 0 ? 0 : empty + 1;
    seen += list.length;
    largest = Math.max(largest, list.length);
    // -1 is what a workspace without totals tells.
    if (typeof told === "number" && told >= 0) smallest = Math.min(smallest, told);
    const problem = next ? goesAstray(next) : endsEarly();
    cursors.add(next);
    return { next: next || undefined, problem: problem === undefined ? undefined : failure(page, problem) };
  };

  function goesAstray(next: string): string | undefined {
    if (cursors.has(next)) return "repeats its cursor: the next page would be one that has come already.";
    return empty < MAX_EMPTY
      ? undefined
      : `is page ${MAX_EMPTY} in a row without ${items}, and not the last.`;
  }

  /**
   * What is missing at the end is no proof: an item that was deleted before the walk came to it is missing, and a new
   * one, which stands before all others and is never met, keeps the total up for it. Both must have happened as often
   * as items are missing. So an end is believed until a whole page is missing that is a tenth of them all, too. A first
   * page that is the last was answered in one moment, and is exact.
   */
  function endsEarly(): string | undefined {
    const missing = smallest - seen;
    const doubtful = pages > 1 ? Math.max(1, largest, smallest / 10) : 1;
    if (first !== undefined || smallest === Infinity || missing < doubtful) return undefined;
    return `has no next page, but only ${seen} of ${smallest} ${items} have come.`;
  }

  function failure(page: unknown, problem: string): StytchResponseError {
    const request_id = dig(page, ["request_id"]);
    const id = typeof request_id === "string" ? { request_id } : {};
    return new StytchResponseError(`${route.method} ${route.path}`, `${problem} ${RESUME}`, 200, id);
  }
}

function dig(page: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Page | null | undefined)?.[key], page);
}
