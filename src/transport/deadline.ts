import { StytchAbortError } from "../errors/abort.ts";
import { StytchTimeoutError } from "../errors/timeout.ts";
import type { Clock } from "../clock.ts";
import { AttemptError } from "./attempt-error.ts";
import { requestLabel, type Call } from "./call.ts";
import { onAbort } from "./on-abort.ts";
import type { Processed } from "./retry/retry-info.ts";

/** The work that ends with an attempt. */
export interface Watcher {
  /** Ends it. Called once. */
  onEnd(failure: AttemptError): void;
  /** Whether the request can have been carried out by now, where that can be told. */
  processed?(): Processed;
}

/**
 * The one end of an attempt: its time limit or the caller's signal, whichever comes first.
 *
 * No AbortController: a transport that needs one makes it, and the others save its cost.
 */
export class Deadline {
  /** The failure that the attempt ended with, if it has ended. */
  failure: AttemptError | undefined;
  /** The work that ends with it. */
  watcher: Watcher | undefined;

  readonly #call: Call;
  readonly #clock: Clock;
  readonly #timer: unknown;
  readonly #release: (() => void) | undefined;

  constructor(call: Call, clock: Clock) {
    this.#call = call;
    this.#clock = clock;
    const { timeout, signal } = call;
    if (signal) {
      const abort = (): void =>
        this.end(new AttemptError(new StytchAbortError(requestLabel(call), signal.reason)));
      if (signal.aborted) abort();
      else this.#release = onAbort(signal, abort);
    }
    if (timeout > 0 && !this.failure)
      this.#timer = clock.setTimeout(() => this.timeOut(timeout, "total"), timeout);
  }

  /** Ends the attempt, unless it has ended. */
  end(failure: AttemptError): void {
    if (this.failure) return;
    this.failure = failure;
    this.watcher?.onEnd(failure);
  }

  /** Ends the attempt because it, or a phase of it, took too long. */
  timeOut(limit: number, phase: StytchTimeoutError["phase"]): void {
    const processed = phase === "connect" ? "no" : (this.watcher?.processed?.() ?? "unknown");
    const error = new StytchTimeoutError(requestLabel(this.#call), limit, phase, processed);
    this.end(new AttemptError(error, { processed }));
  }

  /** Clears the timer and lets go of the caller's signal. */
  clear(): void {
    this.watcher = undefined;
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#release?.();
  }
}
