import type { Limit, LimitStore } from "../types.ts";

/** A limit that a call counts against, and the key that it is counted by. */
export interface LimitEntry {
  readonly key: string;
  readonly limit: Limit;
}

/**
 * Counts a call against each limit in turn, until one is used up. The caller's own come first, so that who is over them
 * uses up nothing of what others share.
 *
 * @param isOver whether nobody waits for the outcome any more
 * @returns the milliseconds to wait; `0` where the call may go on
 */
export async function takeEach(
  store: LimitStore,
  entries: readonly LimitEntry[],
  isOver: () => boolean = () => false,
): Promise<number> {
  for (const { key, limit } of entries) {
    if (isOver()) break;
    const wait = await store.take(key, limit);
    // Anything else, taken for 0, would let every call go on.
    if (!Number.isFinite(wait) || wait < 0) throw new BadAnswer();
    if (wait > 0) return wait;
  }
  return 0;
}

/** A store answered something that is no number of milliseconds. */
export class BadAnswer extends Error {
  readonly code = "an answer that is no number of milliseconds";
}
