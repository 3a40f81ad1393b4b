import type { Clock } from "../../clock.ts";
import type { LimitStore } from "../types.ts";
import { takeEach, type LimitEntry } from "./take-each.ts";

/** The longest time that a call waits for a store, in milliseconds. */
const PATIENCE = 1_000;

/** A store that others share, and that can be away: it has a time limit, and each outage is told once. */
export class SharedStore {
  readonly #store: LimitStore;
  readonly #clock: Clock;
  readonly #onOutage: (reason: string) => void;
  /** Whether an outage has been told, and isn't over. */
  #isAway = false;
  #failures = 0;

  /** @param onOutage is told the reason, in words */
  constructor(store: LimitStore, clock: Clock, onOutage: (reason: string) => void) {
    this.#store = store;
    this.#clock = clock;
    this.#onOutage = onOutage;
  }

  /** @returns the milliseconds to wait, or nothing where the store failed */
  async take(entries: readonly LimitEntry[]): Promise<number | undefined> {
    const before = this.#failures;
    try {
      const wait = await this.#takeInTime(entries);
      // Of a call that began before the latest failure, a success says nothing of now.
      if (before === this.#failures) this.#isAway = false;
      return wait;
    } catch (error) {
      this.#failures++;
      if (!this.#isAway) this.#onOutage(explain(error));
      this.#isAway = true;
      return undefined;
    }
  }

  #takeInTime(entries: readonly LimitEntry[]): Promise<number> {
    return new Promise((resolve, reject) => {
      let isOver = false;
      const timer = this.#clock.setTimeout(() => {
        isOver = true;
        reject(Object.assign(new Error(), { code: `no answer in ${PATIENCE} ms` }));
      }, PATIENCE);
      takeEach(this.#store, entries, () => isOver)
        .finally(() => this.#clock.clearTimeout(timer))
        .then(resolve, reject);
    });
  }
}

/** By its code: the message may have an address with a password. */
function explain(error: unknown): string {
  const code = (error as { code?: unknown } | null | undefined)?.code;
  return typeof code === "string" && /^[\w ]{1,60}$/.test(code) ? code : "an error without a code";
}
