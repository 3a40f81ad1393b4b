import { setTimeout as sleep } from "node:timers/promises";
import type { Stytch } from "../../../client/create.ts";
import type { CallOptions } from "../../../client/types.ts";
import { createLimiter } from "../../../client/rate-limiter.ts";
import { systemClock } from "../../../clock.ts";

/** The client, and the turns that all calls of an import wait for. */
export interface Calls {
  readonly stytch: Stytch;
  /** Waits until a user may be made or changed. */
  readonly writeTurn: () => Promise<void>;
  /** Waits until users may be searched. */
  readonly searchTurn: () => Promise<void>;
  /** Pauses before another attempt of the same row. */
  readonly pause: (attempt: number) => Promise<void>;
}

/** https://stytch.com/docs/api-reference/consumer/api/users/search-users */
const SEARCHES = { requests: 150, interval: 60_000 };
/** So often is a call tried, beside the attempts that the client makes of it. */
export const ATTEMPTS = 10;
const FIRST_PAUSE = 200;
const LONGEST_PAUSE = 20_000;

/** A rate limit is waited for: an import has time. Whether another attempt is safe, the client decides. */
export const PATIENT: CallOptions = { retry: { attempts: 5, maxDelay: 90_000 } };

/**
 * Makes the means by which an import calls.
 *
 * @param rate the users that may be made in a second; nothing for no limit
 * @param pause waits so many milliseconds
 */
export function createCalls(
  stytch: Stytch,
  rate: number | undefined,
  pause: (milliseconds: number) => Promise<unknown> = sleep,
): Calls {
  const write =
    rate === undefined ? undefined : createLimiter({ requests: rate, interval: 1000 }, systemClock);
  const search = rate === undefined ? undefined : createLimiter(SEARCHES, systemClock);
  return {
    stytch,
    writeTurn: async () => write?.(),
    searchTurn: async () => search?.(),
    pause: async (attempt) => {
      const longest = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
      await pause(Math.random() * longest);
    },
  };
}
