/** Someone who waits, linked to the neighbours, so that leaving from the middle moves nobody. */
interface Waiting {
  before: Waiting;
  after: Waiting;
  readonly crowd: Crowd | undefined;
  readonly start: () => void;
  readonly fail: (reason: unknown) => void;
}

/** All who wait under one signal. */
interface Crowd {
  readonly members: Set<Waiting>;
  readonly disband: () => void;
}

/** Who waits for a turn, in the order of coming. Each may leave at once, by a signal. Every step takes constant time. */
export class WaitingLine {
  /** Both ends, linked to each other. */
  readonly #ends = {} as Waiting;
  readonly #crowds = new Map<AbortSignal, Crowd>();
  readonly #deserted: () => void;

  /** @param deserted called when signals have taken away all who waited */
  constructor(deserted: () => void) {
    this.#deserted = deserted;
    this.#ends.before = this.#ends.after = this.#ends;
  }

  get isEmpty(): boolean {
    return this.#ends.after === this.#ends;
  }

  /** Joins the end. The promise resolves at the turn, or rejects with the signal's reason. */
  enter(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((start, fail) => {
      const crowd = signal && this.#crowdOf(signal);
      const waiting: Waiting = { before: this.#ends.before, after: this.#ends, crowd, start, fail };
      this.#ends.before = this.#ends.before.after = waiting;
      crowd?.members.add(waiting);
    });
  }

  /** It is the first one's turn. There must be one. */
  startFirst(): void {
    const first = this.#ends.after;
    this.#leave(first);
    first.start();
  }

  #leave(waiting: Waiting): void {
    const { before, after, crowd } = waiting;
    before.after = after;
    after.before = before;
    if (crowd?.members.delete(waiting) && crowd.members.size === 0) crowd.disband();
  }

  /** One listener serves a whole crowd: a signal looks through all it has for each one that is added. */
  #crowdOf(signal: AbortSignal): Crowd {
    const known = this.#crowds.get(signal);
    if (known) return known;
    const members = new Set<Waiting>();
    const abort = (): void => {
      for (const waiting of members) {
        this.#leave(waiting);
        waiting.fail(signal.reason);
      }
      if (this.isEmpty) this.#deserted();
    };
    const disband = (): void => {
      this.#crowds.delete(signal);
      signal.removeEventListener("abort", abort);
    };
    signal.addEventListener("abort", abort);
    const crowd = { members, disband };
    this.#crowds.set(signal, crowd);
    return crowd;
  }
}
