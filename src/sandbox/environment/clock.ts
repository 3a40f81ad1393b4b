import { LATEST_NOW } from "./time.ts";

/** A sandbox's time. It goes with the real one, or stands still, until it is put forward. */
export class SandboxClock {
  readonly #start: number | undefined;
  #advanced = 0;

  /** @param start the moment at which time stands still, in milliseconds since 1970; without it, time is the real one */
  constructor(start?: number) {
    this.#start = start;
  }

  /** The present moment, in milliseconds since 1970. It never goes beyond the last one that there is. */
  now(): number {
    return Math.min((this.#start ?? Date.now()) + this.#advanced, LATEST_NOW);
  }

  /** Puts the clock forward. */
  advance(milliseconds: number): void {
    this.#advanced += milliseconds;
  }

  /** Goes back to the beginning. */
  reset(): void {
    this.#advanced = 0;
  }
}
