import { StytchAbortError } from "../errors/abort.ts";
import type { StytchError } from "../errors/base.ts";
import { StytchTimeoutError } from "../errors/timeout.ts";
import type { Clock } from "../clock.ts";
import { label, type Call } from "./call.ts";
import { mark } from "./retry/retry.ts";

/** The work that ends with an attempt. */
export interface Watcher {
  /** Ends it. Called once. */
  onEnd(error: StytchError): void;
  /** Whether the request may have arrived by now, where that can be told. */
  mayHaveArrived?(): boolean;
}

/**
 * The one end of an attempt: its time limit or the caller's signal, whichever comes first.
 *
 * No AbortController: a transport that needs one makes it, and the others save its cost.
 */
export class Deadline {
  /** What the attempt ended with, if it has ended. */
  error: StytchError | undefined;
  /** Whose work ends with it. */
  watcher: Watcher | undefined;

  readonly #call: Call;
  readonly #clock: Clock;
  readonly #timer: unknown;
  readonly #onAbort: (() => void) | undefined;

  constructor(call: Call, clock: Clock) {
    this.#call = call;
    this.#clock = clock;
    const { timeout, signal } = call;
    if (signal) {
      const onAbort = (): void => this.end(new StytchAbortError(label(call), signal.reason));
      signal.addEventListener("abort", onAbort, { once: true });
      this.#onAbort = onAbort;
      if (signal.aborted) onAbort();
    }
    if (timeout > 0 && !this.error)
      this.#timer = clock.setTimeout(() => this.timeOut(timeout, "total"), timeout);
  }

  /** Ends the attempt, unless it has ended. */
  end(error: StytchError): void {
    if (this.error) return;
    this.error = error;
    this.watcher?.onEnd(error);
  }

  /** Ends the attempt because it, or a phase of it, took too long. */
  timeOut(limit: number, phase: StytchTimeoutError["phase"]): void {
    const mayHaveArrived = phase !== "connect" && (this.watcher?.mayHaveArrived?.() ?? true);
    const error = new StytchTimeoutError(label(this.#call), limit, phase, mayHaveArrived);
    this.end(mark(error, { carriedOut: mayHaveArrived ? "unknown" : "no" }));
  }

  /** Clears the timer and lets go of the caller's signal. */
  clear(): void {
    this.watcher = undefined;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    if (this.#onAbort) this.#call.signal?.removeEventListener("abort", this.#onAbort);
  }
}
