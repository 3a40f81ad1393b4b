// A template of generated/methods.ts: the types that its signatures share. They say nothing of any one operation.
// template:
/**
 * The promise of a call: of its answer's body, with the rest of the answer at hand.
 *
 * @example
 * const user = await stytch.users.get({ user_id });
 * const { data, response } = await stytch.users.get({ user_id }).withResponse();
 */
export interface APIPromise<Result> extends Promise<Result> {
  /** The body together with the status and the headers it came with. It rejects as the call itself does. */
  withResponse(): Promise<WithResponse<Result>>;
}

/** An answer's body, with the status and the headers it came with. */
export interface WithResponse<Result> {
  /** The body, as the call alone would give it. */
  readonly data: Result;
  readonly response: ResponseMeta;
}

/** An answer's status and headers. */
export interface ResponseMeta {
  /** The HTTP status, from 200 to 299. */
  readonly status: number;
  readonly headers: Headers;
}

/**
 * Every item of a paged search. `for await` walks the items; `pages()` walks the answers they came in. Each time is a
 * walk of its own, and sends nothing before it is asked for something.
 */
export interface Pages<Item, Page> extends AsyncIterable<Item> {
  /** The answers themselves, one for each page. */
  pages(): AsyncIterableIterator<Page>;
  /**
   * The place of the latest walk: the cursor of the page that is being consumed, `undefined` for the first page.
   *
   * A page is consumed until its walk is asked for more than is on it. So if a walk fails or is left, another one that
   * begins at this cursor repeats what it gave of one page at most, and leaves nothing out. Before a walk it is the
   * cursor that the search was given. After the end it stays at the last page.
   *
   * @example
   * const users = stytch.users.searchAll(search);
   * try {
   *   for await (const user of users) await save(user);
   * } finally {
   *   await remember(users.cursor); // for stytch.users.searchAll({ ...search, cursor })
   * }
   */
  readonly cursor: string | undefined;
}

/** Options of a walk over pages, beside a call's own, which hold for each of its requests. */
export interface PageOptions {
  /**
   * Whether the next page is asked for while this one is consumed, never more than one ahead. Leaving the loop ends that
   * request; its failure shows where its page is due.
   *
   * @default false
   */
  prefetch?: boolean | undefined;
}
