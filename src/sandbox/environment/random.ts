import { seededIntegers, type SeededIntegers } from "./seeded-integers.ts";

/** Chance, which a seed makes the same each time. */
export class Random {
  readonly #integers: SeededIntegers | undefined;
  #taken = 0;

  constructor(seed?: string) {
    this.#integers = seed === undefined ? undefined : seededIntegers(seed, "chance");
  }

  /** A number from 0 to just below 1. */
  next(): number {
    return this.#integers ? this.#integers(this.#taken++) / 2 ** 32 : Math.random();
  }

  /** Goes back to the beginning. */
  reset(): void {
    this.#taken = 0;
  }
}
