import type { JSX } from "preact";
import { useLink } from "./context.ts";

interface Neighbour {
  /** The path from the site's root. */
  readonly url: string;
  readonly title: string;
}

interface NeighboursProps {
  /** The kind of the pages, in the plural. */
  readonly kind: string;
  /** All of that kind, in their order. */
  readonly all: readonly Neighbour[];
  /** The path of the page between them. */
  readonly at: string;
}

/** Links to the page before and the page after. */
export function Neighbours({ kind, all, at }: NeighboursProps): JSX.Element {
  const link = useLink();
  const place = all.findIndex(({ url }) => url === at);
  const [before, after] = [all[place - 1], all[place + 1]];
  return (
    <nav class="neighbours" aria-label={`Neighbouring ${kind}`} data-pagefind-ignore>
      {before && (
        <a rel="prev" href={link(before.url)}>
          <span>Previous</span> {before.title}
        </a>
      )}
      {after && (
        <a rel="next" href={link(after.url)}>
          <span>Next</span> {after.title}
        </a>
      )}
    </nav>
  );
}
