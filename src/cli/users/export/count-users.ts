import type { UserCounts } from "../manifest.ts";
import type { PageEntry } from "./journal.ts";

/**
 * Adds up an export's pages.
 *
 * The last look is one page in all but the busiest projects, so its total and its users are of one moment: whoever it
 * counts beyond those in the file was never given.
 */
export function countUsers(pages: readonly PageEntry[]): UserCounts {
  const sum = (value: (page: PageEntry) => number): number =>
    pages.reduce((total, page) => total + value(page), 0);
  const written = sum(({ rows }) => rows);
  const created_meanwhile = sum(({ late, rows }) => (late ? rows : 0));
  const start = toTotal(pages[0]);
  const end = toTotal(pages.at(-1));
  const known = start !== null && end !== null;
  return {
    written,
    total_at_start: start,
    total_at_end: end,
    created_meanwhile,
    deleted_meanwhile: known ? Math.max(0, start + created_meanwhile - end) : null,
    repeated: sum(({ repeated }) => repeated),
    missing: known ? Math.max(0, end - written) : null,
  };
}

function toTotal(page: PageEntry | undefined): number | null {
  return page === undefined || page.total < 0 ? null : page.total;
}
