import type { Clock } from "../clock.ts";
import type { PlainRequest } from "../transport/plain-exchange.ts";
import type { Refusal } from "./refusal.ts";

/**
 * The end of one call: its time limit, or its caller's going away.
 *
 * Most calls' work waits for it by `onEnd`: a signal costs as much as a step of the gateway, and is made for those that ask.
 */
export class CallDeadline {
  readonly #clock: Clock;
  readonly #timer: unknown;
  readonly #release: () => void;
  readonly #waiting = new Set<() => void>();
  #isOver = false;
  #controller: AbortController | undefined;

  constructor(clock: Clock, timeout: number, { onGone }: Pick<PlainRequest, "onGone">) {
    this.#clock = clock;
    const end = (): void => this.#end();
    this.#timer = clock.setTimeout(end, timeout);
    this.#release = onGone(end);
  }

  isOver(): boolean {
    return this.#isOver;
  }

  /** Aborts at the end. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    if (this.#isOver) this.#controller.abort();
    return this.#controller.signal;
  }

  /**
   * Calls a function at the end, or at once where it has come.
   *
   * @returns a function that takes it back
   */
  onEnd(run: () => void): () => void {
    if (this.#isOver) run();
    else this.#waiting.add(run);
    return () => this.#waiting.delete(run);
  }

  /**
   * Waits for work, but no longer than to the end.
   *
   * @param refusal makes the error for work that isn't done by then
   */
  async race<Result>(work: Result | Promise<Result>, refusal: () => Refusal): Promise<Result> {
    let stop: (() => void) | undefined;
    const end = new Promise<never>((_, reject) => {
      stop = this.onEnd(() => reject(refusal()));
    });
    try {
      return await Promise.race([end, work]);
    } finally {
      stop?.();
    }
  }

  /** Clears the timer and lets go of the caller's signal. */
  clear(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#release();
  }

  #end(): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const run of this.#waiting) run();
    this.#controller?.abort();
  }
}
