import type { Clock } from "../clock.ts";
import { onAbort } from "../transport/on-abort.ts";
import { Refusal } from "./refusal.ts";

/** The end of one call: its time limit, or its caller's going away. */
export class CallDeadline {
  readonly #controller = new AbortController();
  readonly #clock: Clock;
  readonly #end: number;
  readonly #timer: unknown;
  readonly #release: (() => void) | undefined;

  constructor(clock: Clock, timeout: number, caller: AbortSignal) {
    this.#clock = clock;
    this.#end = clock.now() + timeout;
    this.#timer = clock.setTimeout(() => this.#controller.abort(), timeout);
    if (caller.aborted) this.#controller.abort();
    else this.#release = onAbort(caller, () => this.#controller.abort());
  }

  /** Aborts at the end. */
  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** The milliseconds that are left, one at the least. */
  left(): number {
    return Math.max(1, Math.ceil(this.#end - this.#clock.now()));
  }

  /**
   * Waits for work, but no longer than to the end.
   *
   * @param refusal makes the error for work that isn't done by then
   */
  async race<Result>(work: Result | Promise<Result>, refusal: () => Refusal): Promise<Result> {
    const { signal } = this;
    if (signal.aborted) throw refusal();
    let stop: (() => void) | undefined;
    const end = new Promise<never>((_, reject) => {
      const abort = (): void => reject(refusal());
      signal.addEventListener("abort", abort);
      stop = () => signal.removeEventListener("abort", abort);
    });
    try {
      return await Promise.race([work, end]);
    } finally {
      stop?.();
    }
  }

  /** Clears the timer and lets go of the caller's signal. */
  clear(): void {
    this.#clock.clearTimeout(this.#timer);
    this.#release?.();
  }
}
