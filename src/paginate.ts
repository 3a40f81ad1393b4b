import type { Pages } from "../generated/methods.ts";
import type { Route } from "../generated/routes.ts";
import { StytchResponseError } from "./errors/response.ts";
import type { Invoke } from "./invoke.ts";
import type { CallOptions } from "./types.ts";

type Page = Record<string, unknown>;

/** Makes the method that walks all pages of a search. */
export function createPager(
  route: Route & { pages: NonNullable<Route["pages"]> },
  search: Invoke,
): (params?: Page, options?: CallOptions) => Pages<unknown, unknown> {
  const { items, cursor } = route.pages;
  const label = `${route.method} ${route.path}`;
  return (params, options) => {
    async function* pages(): AsyncGenerator<Page, void, undefined> {
      const seen = new Set<unknown>();
      let next: unknown = undefined;
      do {
        const page = (await search(
          next === undefined ? params : { ...params, cursor: next },
          options,
        )) as Page;
        yield page;
        next = cursor.reduce<unknown>((value, key) => (value as Page | undefined)?.[key], page) || undefined;
        if (seen.has(next)) throw new StytchResponseError(label, "repeats its cursor.", 200);
        seen.add(next);
      } while (next !== undefined);
    }

    function listOf({ [items]: list }: Page): unknown[] {
      if (Array.isArray(list)) return list;
      throw new StytchResponseError(label, `has no ${items}.`, 200);
    }

    return {
      pages,
      async *[Symbol.asyncIterator]() {
        for await (const page of pages()) yield* listOf(page);
      },
    };
  };
}
