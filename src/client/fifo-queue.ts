/** A caller who waits. */
interface Waiting {
  readonly group: SignalGroup | undefined;
  readonly start: () => void;
  readonly fail: (reason: unknown) => void;
}

/** All who wait under one signal. */
interface SignalGroup {
  readonly members: Set<Waiting>;
  readonly dissolve: () => void;
}

/** Callers who wait for a turn, in the order of coming. Each may leave at once, by a signal. Every step takes constant time. */
export class FifoQueue {
  /** A set keeps the order of coming. */
  readonly #waiting = new Set<Waiting>();
  /** Kept, as a new one would pass by all that have left. */
  #order = this.#waiting.values();
  readonly #groups = new Map<AbortSignal, SignalGroup>();
  readonly #onDeserted: () => void;

  /** @param onDeserted called when signals have taken away all who waited */
  constructor(onDeserted: () => void) {
    this.#onDeserted = onDeserted;
  }

  get isEmpty(): boolean {
    return this.#waiting.size === 0;
  }

  /** Joins the end. The promise resolves at the turn, or rejects with the signal's reason. */
  enter(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((start, fail) => {
      const group = signal && this.#groupOf(signal);
      const waiting: Waiting = { group, start, fail };
      this.#waiting.add(waiting);
      group?.members.add(waiting);
    });
  }

  /** Starts the first one. There must be one. */
  startFirst(): void {
    const first = this.#order.next().value ?? this.#restart();
    this.#leave(first);
    first.start();
  }

  /** An iterator that has come to the end doesn't see who comes later. */
  #restart(): Waiting {
    this.#order = this.#waiting.values();
    return this.#order.next().value!;
  }

  #leave(waiting: Waiting): void {
    this.#waiting.delete(waiting);
    const { group } = waiting;
    if (group?.members.delete(waiting) && group.members.size === 0) group.dissolve();
  }

  /** One listener serves a whole group: a signal looks through all it has for each one that is added. */
  #groupOf(signal: AbortSignal): SignalGroup {
    const known = this.#groups.get(signal);
    if (known) return known;
    const members = new Set<Waiting>();
    const abort = (): void => {
      for (const waiting of members) {
        this.#leave(waiting);
        waiting.fail(signal.reason);
      }
      if (this.isEmpty) this.#onDeserted();
    };
    const dissolve = (): void => {
      this.#groups.delete(signal);
      signal.removeEventListener("abort", abort);
    };
    signal.addEventListener("abort", abort);
    const group = { members, dissolve };
    this.#groups.set(signal, group);
    return group;
  }
}
