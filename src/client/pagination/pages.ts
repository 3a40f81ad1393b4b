import type { PageOptions, Pages } from "../../../generated/methods.ts";
import { readOptions, requireBoolean } from "../../checks.ts";
import { followSignals } from "../../transport/on-abort.ts";
import { CALL_OPTIONS } from "../options/call-options.ts";
import type { CallOptions } from "../types.ts";
import { createPageGuard, type Page, type PagedRoute } from "./page-guard.ts";

type Search = (params?: unknown, options?: CallOptions) => Promise<unknown>;

/** Makes the method that walks all pages of a search. */
export function createPager(
  route: PagedRoute,
  search: Search,
): (params?: Page, options?: CallOptions & PageOptions) => Pages<unknown, unknown> {
  return (params, options) => {
    const first = readCursor(params);
    let latest = { cursor: first };

    async function* pages(): AsyncGenerator<Page, void, undefined> {
      const place = (latest = { cursor: first });
      const { prefetch, call } = readPageOptions(options);
      const guard = createPageGuard(route, first);
      let ahead: Prefetch | undefined;
      try {
        let asked = search(params, call);
        for (;;) {
          const page = await asked;
          const { next, problem } = guard(page);
          const more = next !== undefined && !problem;
          ahead = prefetch && more ? prefetchPage(search, { ...params, cursor: next }, call) : undefined;
          yield page as Page;
          if (problem) throw problem;
          if (!more) return;
          // Only now, when this page is done: what fails from here on leaves nothing of it to be repeated.
          place.cursor = next;
          // A signal that aborted while the page was consumed ends the walk here, whatever has come since.
          asked = (!call?.signal?.aborted && ahead?.page) || search({ ...params, cursor: next }, call);
        }
      } finally {
        ahead?.cancel();
      }
    }

    return {
      get cursor() {
        return latest.cursor as string | undefined;
      },
      pages,
      async *[Symbol.asyncIterator]() {
        // Not `yield*`, which takes longer for each item.
        for await (const page of pages()) for (const item of page[route.pages.items] as unknown[]) yield item;
      },
    };
  };
}

/** Params that fail as they are read are refused as the first page is asked for. */
function readCursor(params: Page | undefined): unknown {
  try {
    return params?.["cursor"];
  } catch {
    return undefined;
  }
}

/** A page that was asked for before its turn. */
interface Prefetch {
  readonly page: Promise<unknown>;
  /** Ends the request, if it is still under way. */
  cancel(): void;
}

function prefetchPage(search: Search, params: Page, options: CallOptions | undefined): Prefetch {
  const { controller, release } = followSignals(options?.signal);
  const page = search(params, { ...options, signal: controller.signal });
  // Its failure is told when its turn comes. If that never does, nobody is to hear of it.
  page.then(release, release);
  return { page, cancel: () => controller.abort() };
}

/** Takes a walk's own options out of those that go with each of its requests. */
function readPageOptions(options: (CallOptions & PageOptions) | undefined): {
  prefetch: boolean;
  call: CallOptions | undefined;
} {
  if (options === undefined) return { prefetch: false, call: undefined };
  const { prefetch = false, ...call } = readOptions("searchAll", options, [...CALL_OPTIONS, "prefetch"]);
  requireBoolean("prefetch", prefetch);
  return { prefetch, call };
}
