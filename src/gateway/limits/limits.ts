import type { Clock } from "../../clock.ts";
import type { GatewayLimits, LimitStore } from "../types.ts";
import { createMemoryStore } from "./memory-store.ts";
import { readLimits, type CheckedLimits } from "./options.ts";
import { SharedStore } from "./shared-store.ts";
import { takeEach, type LimitEntry } from "./take-each.ts";

/** Ends a call that was under way. More than once is once. */
export type Release = () => void;

/** Limits of a gateway: calls under way at once, and calls in windows of time. */
export class Limits {
  /** The options, checked and completed. */
  readonly options: CheckedLimits;
  readonly #memory: LimitStore;
  readonly #shared: SharedStore | undefined;
  #underWay = 0;

  /**
   * @param onProblem is told once of each outage of the store
   * @throws {StytchConfigError} for options that are wrong
   */
  constructor(options: GatewayLimits | undefined, clock: Clock, onProblem: (problem: string) => void) {
    this.options = readLimits(options);
    const { store, onStoreError } = this.options;
    const outcome =
      onStoreError === "memory" ? "this process counts by itself" : "calls are refused with status 503";
    this.#memory = createMemoryStore(clock);
    this.#shared =
      store &&
      new SharedStore(store, clock, (reason) =>
        onProblem(`The store of limits failed (${reason}). Until it answers again, ${outcome}.`),
      );
  }

  /** Begins a call. `"full"` where as many as may be are under way. */
  begin(): Release | "full" {
    if (this.#underWay >= this.options.concurrency) return "full";
    this.#underWay++;
    let isUnderWay = true;
    return () => {
      if (isUnderWay) this.#underWay--;
      isUnderWay = false;
    };
  }

  /**
   * Counts a call against limits in windows of time, in their order, up to the first that is used up. Never rejects.
   *
   * @returns the milliseconds to wait, `0` where the call may go on, `"unavailable"` where the store is away and its
   *   place isn't to be taken
   */
  async take(entries: readonly LimitEntry[]): Promise<number | "unavailable"> {
    const wait = this.#shared && (await this.#shared.take(entries));
    if (wait !== undefined) return wait;
    if (this.#shared && this.options.onStoreError === "refuse") return "unavailable";
    return takeEach(this.#memory, entries);
  }
}
