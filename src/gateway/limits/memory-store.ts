import type { Clock } from "../../clock.ts";
import { SteadyTime } from "../../client/steady-time.ts";
import type { Limit, LimitStore } from "../types.ts";

/** Half of the keys that are kept at the most. */
const HALF = 50_000;

/** A store that needs nobody's answer. */
export interface MemoryStore extends LimitStore {
  take(key: string, limit: Limit): number;
}

interface Window {
  count: number;
  /** The moment at which the next one may begin. */
  ends: number;
}

/**
 * Makes a store of limits in this process's memory. A key's window begins with its first call, and the next with the
 * first call after that one's end.
 *
 * It keeps 100,000 keys at the most, and forgets those that were not counted for the longest time: someone with any
 * number of addresses fills no memory, and can't have a limit forgotten that is counted all the while, as that of all.
 *
 * Two maps, the older of which is dropped as a whole when the younger is full: one map in the order of use would be walked
 * over all that was deleted from its front. No timer, as on Workers none may be shared by requests.
 */
export function createMemoryStore(clock: Clock): MemoryStore {
  const time = new SteadyTime(clock);
  let younger = new Map<string, Window>();
  let older = new Map<string, Window>();

  function keep(key: string, window: Window): Window {
    if (younger.size >= HALF) {
      older = younger;
      younger = new Map();
    }
    younger.set(key, window);
    return window;
  }

  function find(key: string): Window | undefined {
    const window = younger.get(key);
    if (window) return window;
    const unused = older.get(key);
    return unused && keep(key, unused);
  }

  return {
    take(key, { requests, window: length }) {
      const now = time.now();
      const window = find(key) ?? keep(key, { count: 0, ends: now + length });
      if (window.ends <= now) Object.assign(window, { count: 0, ends: now + length });
      if (window.count >= requests) return Math.ceil(window.ends - now);
      window.count++;
      return 0;
    },
  };
}
