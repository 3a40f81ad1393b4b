import type { Route } from "../../../generated/routes.ts";
import { describe } from "../../checks.ts";
import { StytchResponseError } from "../../errors/response.ts";
import type { Redactor } from "../../transport/redact.ts";
import { readRequestId } from "../../transport/request-id.ts";

/** A page's response. */
export type Page = Record<string, unknown>;
export type PagedRoute = Route & {
  pages: NonNullable<Route["pages"]>;
  /** Takes the client's secrets out of what is told of a page. */
  redactor: Redactor;
};

/** The way on from a page. */
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
 * Makes the function that follows a walk from page to page, and tells where it doesn't add up: a walk must not end in
 * silence before its end, nor go on for ever.
 *
 * @param first the cursor that the walk begins at
 */
export function createPageGuard(route: PagedRoute, first: unknown): (page: unknown) => Step {
  const { items } = route.pages;
  const cursors = new Set([first]);
  let pages = 0;
  /** The pages without items that came last. */
  let empty = 0;
  /** The items that have come, and the most that a page had. */
  let seen = 0;
  let largest = 0;
  /** The smallest total that a page told. */
  let least = Infinity;

  function count(length: number, total: unknown): void {
    pages += 1;
    empty = length > 0 ? 0 : empty + 1;
    seen += length;
    largest = Math.max(largest, length);
    // -1 is what a workspace without totals tells.
    if (typeof total === "number" && total >= 0) least = Math.min(least, total);
  }

  /**
   * Whether more is missing at the end than can be by chance. An item that was deleted before the walk came to it is
   * missing, and a new one, which stands before all others and is never met, keeps the total up for it. So an end is
   * believed until a whole page is missing that is a tenth of them all, too. A first page that is the last was answered
   * in one moment, and is exact.
   */
  function isShort(): boolean {
    const doubtful = pages > 1 ? Math.max(1, largest, least / 10) : 1;
    return least < Infinity && least - seen >= doubtful;
  }

  function findProblem(next: string): string | undefined {
    if (!next) {
      return first === undefined && isShort()
        ? `has no next page, but only ${seen} of ${least} ${items} have come.`
        : undefined;
    }
    if (cursors.has(next)) return "repeats its cursor: the next page would be one that has come already.";
    return empty < MAX_EMPTY
      ? undefined
      : `is page ${MAX_EMPTY} in a row without ${items}, and not the last.`;
  }

  return (page) => {
    const { length, next, total } = readPage(route, page);
    count(length, total);
    const problem = findProblem(next);
    cursors.add(next);
    return { next: next || undefined, problem: problem ? pageError(route, page, problem) : undefined };
  };
}

/** @throws {StytchResponseError} for a page without its list or its cursor */
function readPage(route: PagedRoute, page: unknown): { length: number; next: string; total: unknown } {
  const { items, cursor, total } = route.pages;
  const list = getPath(page, [items]);
  if (!Array.isArray(list)) throw pageError(route, page, `has no ${items}.`);
  const name = cursor.at(-1)!;
  const parent = getPath(page, cursor.slice(0, -1));
  if (typeof parent !== "object" || !parent) throw pageError(route, page, `has no ${cursor.at(-2)!}.`);
  // Left out and empty are as good as null.
  const next = (parent as Page)[name] ?? "";
  if (typeof next !== "string") {
    throw pageError(route, page, `has a ${name} that is ${describe(next)}, not text or null.`);
  }
  return { length: list.length, next, total: total && getPath(page, total) };
}

function pageError(route: PagedRoute, page: unknown, problem: string): StytchResponseError {
  const request_id = readRequestId(getPath(page, ["request_id"]), route.redactor);
  return new StytchResponseError(`${route.method} ${route.path}`, `${problem} ${RESUME}`, 200, {
    request_id,
  });
}

function getPath(page: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (value as Page | null | undefined)?.[key], page);
}
