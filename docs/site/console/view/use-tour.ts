import { useEffect, useState } from "preact/hooks";
import type { ConsoleOperation } from "../operation.ts";
import type { Outcome } from "../run/outcome.ts";
import { advance, beginTour, loadProgress, saveProgress, stepOf, type Progress } from "../tour/progress.ts";

/** The tour as a page has it. */
export interface Tour {
  readonly progress: Progress | undefined;
  /** Whether this page's call was the last one. */
  readonly hasEnded: boolean;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

/** Takes part in the tour: fills the form of its step, and goes on with the answer. */
export function useTour(
  { method, tour }: ConsoleOperation,
  outcome: Outcome | undefined,
  fill: (params: Record<string, unknown>) => void,
  toSandbox: () => void,
): Tour {
  const [progress, setProgress] = useState(loadProgress);
  const [hasEnded, setEnded] = useState(false);
  const keep = (next: Progress | undefined): void => {
    saveProgress(next);
    setProgress(next);
  };
  useEffect(() => {
    if (progress?.method === method) fill(stepOf(method)?.params(progress.memory) ?? {});
  }, [progress?.method]);
  useEffect(() => {
    if (progress?.method !== method || !outcome || outcome.error || outcome.isCancelled) return;
    const next = advance(tour, progress, outcome.body);
    keep(next);
    setEnded(next === undefined);
  }, [outcome]);
  const onBegin = (): void => {
    toSandbox();
    keep(beginTour(tour));
  };
  return { progress, hasEnded, onBegin, onEnd: () => keep(undefined) };
}
