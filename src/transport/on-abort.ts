/** All that waits for one signal. */
interface Group {
  readonly runs: Set<() => void>;
  readonly listener: () => void;
}

const groups = new WeakMap<AbortSignal, Group>();

/**
 * Calls a function when a signal aborts that has not aborted yet, in the order of the calls.
 *
 * One listener serves all that waits for a signal, and goes with the last: from the eleventh on Node warns of a leak, and
 * it looks through all that there are for each one that is added.
 *
 * @returns a function that takes it back
 */
export function onAbort(signal: AbortSignal, run: () => void): () => void {
  const group = groups.get(signal) ?? listen(signal);
  group.runs.add(run);
  return () => {
    if (!group.runs.delete(run) || group.runs.size > 0) return;
    groups.delete(signal);
    signal.removeEventListener("abort", group.listener);
  };
}

/** Makes a signal that aborts as the first of others does, until it is released. */
export function followSignals(...signals: readonly (AbortSignal | null | undefined)[]): {
  controller: AbortController;
  release: () => void;
} {
  const controller = new AbortController();
  const releases = signals.map((signal) => {
    const abort = (): void => controller.abort(signal?.reason);
    if (signal?.aborted) abort();
    return signal && !signal.aborted ? onAbort(signal, abort) : undefined;
  });
  return { controller, release: () => releases.forEach((release) => release?.()) };
}

function listen(signal: AbortSignal): Group {
  const runs = new Set<() => void>();
  const listener = (): void => runs.forEach((run) => run());
  const group = { runs, listener };
  groups.set(signal, group);
  signal.addEventListener("abort", listener, { once: true });
  return group;
}
