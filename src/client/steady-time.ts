import type { Clock } from "../clock.ts";

/** A real timer runs so many milliseconds early at the most, as the clock tells it. */
const EARLY = 2;

/** The time of a clock that may be set back, stand still or go its own way, as faked ones do: this one never goes back. */
export class SteadyTime {
  readonly #clock: Clock;
  #latest = -Infinity;
  /** Milliseconds by which the clock is behind. */
  #lost = 0;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  now(): number {
    const time = this.#clock.now() + this.#lost;
    this.#lost += Math.max(0, this.#latest - time);
    return (this.#latest = Math.max(time, this.#latest));
  }

  /** Goes on to a moment that a timer was set for, and has told: whatever the clock says, it has come. */
  pass(moment: number): void {
    const missing = moment - this.now();
    if (missing > EARLY) this.#lost += missing;
  }
}
