/** The one end of a call: its time limit or the caller's signal, whichever comes first. */
export interface Deadline {
  /** Aborts at the end. For `fetch`. */
  signal: AbortSignal;
  /** Settles as the work does, or rejects at the end, whether or not the work heeds the signal. */
  race<T>(work: Promise<T>): Promise<T>;
  /** Clears the timer and lets go of the caller's signal. */
  clear(): void;
}

/**
 * Starts a deadline.
 *
 * @param timeout in milliseconds; `0` is none
 * @param errors make what the work is rejected with
 */
export function startDeadline(
  timeout: number,
  caller: AbortSignal | undefined,
  errors: { timedOut(): Error; aborted(reason: unknown): Error },
): Deadline {
  const controller = new AbortController();
  const { signal } = controller;
  const onAbort = (): void => controller.abort(errors.aborted(caller?.reason));
  const timer = timeout > 0 ? setTimeout(() => controller.abort(errors.timedOut()), timeout) : undefined;
  if (caller?.aborted) onAbort();
  // By hand, not by AbortSignal.any: that one leaks on long-lived signals in Node 20.
  else caller?.addEventListener("abort", onAbort, { once: true });

  let fail!: (error: Error) => void;
  const ended = new Promise<never>((_, reject) => (fail = reject));
  ended.catch(() => {}); // It may end while nothing waits for it.
  const onEnd = (): void => fail(signal.reason as Error);
  if (signal.aborted) onEnd();
  else signal.addEventListener("abort", onEnd, { once: true });

  return {
    signal,
    race: (work) => Promise.race([ended, work]),
    clear() {
      clearTimeout(timer);
      caller?.removeEventListener("abort", onAbort);
    },
  };
}
