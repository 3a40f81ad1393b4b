import { relative } from "./links.ts";
import type { Site, SourceLine } from "./site.ts";

/**
 * The address of a line in which people wrote the document: in the repository, if it is known where that is, or else in
 * the site's own copy.
 *
 * @param from the path of the page with the link
 */
export function sourceAddress({ repository }: Site, from: string, { file, line }: SourceLine): string {
  return `${repository === undefined ? relative(from, `/${file}`) : `${repository}/${file}`}#L${line}`;
}

/** A day in words: `3 March 2026` for `2026-03-03`. */
export function dayInWords(day: string): string {
  return new Date(day).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
