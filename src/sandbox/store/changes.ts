/** A feed of changes, without saying which. */
export class Changes {
  readonly #listeners = new Set<() => void>();
  #batches = 0;
  #pending = false;

  /**
   * Calls a function after every change.
   *
   * @returns a function that unsubscribes
   */
  subscribe(listener: () => void): () => void {
    // Wrapped, so that one function can be subscribed twice, and each time ended on its own.
    const own = (): void => listener();
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Tells of a change, or of the batch that it is in, once that ends. */
  notify(): void {
    if (this.#batches > 0) {
      this.#pending = true;
      return;
    }
    this.#pending = false;
    for (const listener of [...this.#listeners]) listener();
  }

  /** Makes one change of all that happens within: nobody sees a state in between. */
  batch<Result>(work: () => Result): Result {
    this.#batches += 1;
    try {
      return work();
    } finally {
      this.#batches -= 1;
      if (this.#pending) this.notify();
    }
  }
}
