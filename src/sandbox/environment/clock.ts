/** A sandbox's time. It goes with the real one, or stands still, until it is put forward. */
export class SandboxClock {
  readonly #start: number | undefined;
  #advanced = 0;

  /** @param start the moment at which time stands still, in milliseconds since 1970; without it, time is the real one */
  constructor(start?: number) {
    this.#start = start;
  }

  /** The present moment, in milliseconds since 1970. */
  now(): number {
    return (this.#start ?? Date.now()) + this.#advanced;
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
