import { seedWords, toUUID, type Words } from "./randomness.ts";

/** What of a sandbox's world is decided from outside. */
export interface WorldOptions {
  /** The moment at which time stands still, in milliseconds since 1970. Without it, time is the real one. */
  readonly now?: number | undefined;
  /** What ids and chance come from. Without it, they are the real ones. */
  readonly idSeed?: string | undefined;
}

/** What a sandbox takes from outside, so that a test can decide it: time, ids and chance. */
export class World {
  readonly #start: number | undefined;
  readonly #ids: readonly Words[] | undefined;
  readonly #chances: Words | undefined;
  #advanced = 0;
  #chancesTaken = 0;
  /** How many ids have been made from the seed. */
  idsMade = 0;

  constructor({ now, idSeed }: WorldOptions) {
    this.#start = now;
    if (idSeed === undefined) return;
    this.#ids = ["a", "b", "c", "d"].map((stream) => seedWords(idSeed, stream));
    this.#chances = seedWords(idSeed, "chance");
  }

  /** The present moment, in milliseconds since 1970. */
  now(): number {
    return (this.#start ?? Date.now()) + this.#advanced;
  }

  /** Puts the clock forward. */
  advance(milliseconds: number): void {
    this.#advanced += milliseconds;
  }

  /** A new UUID, version 4, in lower case. */
  uuid(): string {
    if (!this.#ids) return crypto.randomUUID();
    const n = this.idsMade++;
    return toUUID(this.#ids.map((words) => words(n)));
  }

  /** A number from 0 to just below 1. */
  chance(): number {
    return this.#chances ? this.#chances(this.#chancesTaken++) / 2 ** 32 : Math.random();
  }

  /** Goes back to the beginning. */
  reset(): void {
    this.#advanced = 0;
    this.#chancesTaken = 0;
    this.idsMade = 0;
  }
}
