import type { Clock } from "stytch-fetch";

interface Timer {
  run: (() => void) | undefined;
}

/** A clock for thousands of clients that goes from one timer to the next, by whole milliseconds. */
export class VirtualTime implements Clock {
  #now = 0;
  #waiting = 0;
  readonly #timers = new Map<number, Timer[]>();

  /** The timers that are set. */
  get waiting(): number {
    return this.#waiting;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, milliseconds: number): Timer {
    const at = this.#now + Math.max(1, Math.round(milliseconds));
    const timer = { run };
    const others = this.#timers.get(at);
    if (!others?.push(timer)) this.#timers.set(at, [timer]);
    this.#waiting += 1;
    return timer;
  }

  clearTimeout(timer: unknown): void {
    if ((timer as Timer).run) this.#waiting -= 1;
    (timer as Timer).run = undefined;
  }

  /**
   * Goes on to a moment.
   *
   * @param isBusy whether something is under way that waits for no timer: time stands still for it
   */
  async goTo(end: number, isBusy: () => boolean): Promise<void> {
    for (; this.#now < end; this.#now += 1) {
      const due = this.#timers.get(this.#now);
      if (!due) continue;
      this.#timers.delete(this.#now);
      for (const timer of due) {
        const { run } = timer;
        this.clearTimeout(timer);
        run?.();
      }
      do await new Promise(setImmediate);
      while (isBusy());
    }
  }
}
