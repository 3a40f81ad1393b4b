import type { Clock } from "../clock.ts";

/** For how long after its time a value is used while no newer one can be had. */
const MAX_STALE = 60 * 60_000;
/** Milliseconds from one download to the next where a key is unknown or the last one failed. */
const PAUSE = 30_000;

/** A value that is downloaded when it is first needed, and again when it is old. */
export class Kept<Value> {
  readonly #load: () => Promise<Value>;
  readonly #clock: Clock;
  readonly #maxAge: number;
  #value: { readonly it: Value; readonly at: number } | undefined;
  #triedAt = -Infinity;
  #pending: Promise<Value> | undefined;

  /** @param maxAge milliseconds after which a value is asked for anew */
  constructor(load: () => Promise<Value>, clock: Clock, maxAge: number) {
    this.#load = load;
    this.#clock = clock;
    this.#maxAge = maxAge;
  }

  async get(): Promise<Value> {
    if (this.#value && this.#isWithin(this.#value.at, this.#maxAge)) return this.#value.it;
    // While downloads fail, not every call tries another.
    if (this.#isStaleGood() && !this.mayRefresh()) return this.#value!.it;
    return this.refresh();
  }

  /** Whether the last download is long enough ago for another, or one is under way. */
  mayRefresh(): boolean {
    return this.#pending !== undefined || !this.#isWithin(this.#triedAt, PAUSE);
  }

  /** Downloads a newer value. Where that fails, the one before is good for a while. */
  async refresh(): Promise<Value> {
    try {
      return await this.#download();
    } catch (error) {
      if (this.#isStaleGood()) return this.#value!.it;
      throw error;
    }
  }

  #download(): Promise<Value> {
    // In Workers no request may wait for what another one's code settles.
    if ("WebSocketPair" in globalThis) return this.#loadAndKeep();
    return (this.#pending ??= this.#loadAndKeep().finally(() => {
      this.#pending = undefined;
    }));
  }

  async #loadAndKeep(): Promise<Value> {
    this.#triedAt = this.#clock.now();
    const it = await this.#load();
    this.#value = { it, at: this.#clock.now() };
    return it;
  }

  #isStaleGood(): boolean {
    if (!this.#value) return false;
    // Also by a clock that has gone back: the value isn't worse for it, and the one to come can't be had.
    return Math.abs(this.#clock.now() - this.#value.at) < this.#maxAge + MAX_STALE;
  }

  /** A clock that has gone back makes everything old. */
  #isWithin(time: number, duration: number): boolean {
    const age = this.#clock.now() - time;
    return age >= 0 && age < duration;
  }
}
