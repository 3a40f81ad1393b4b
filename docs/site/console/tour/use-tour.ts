import { useEffect, useState } from "preact/hooks";
import type { GuideProps } from "./guide-props.ts";
import { advance, loadProgress, saveProgress, stepOf, type Progress } from "./progress.ts";

/** The tour as a page has it. */
export interface Tour {
  /** Nothing where it is over, or was left. */
  readonly progress: Progress | undefined;
  readonly hasFinished: boolean;
  readonly leave: () => void;
  /** Goes on with a tour that has just begun on this page. */
  readonly restart: () => void;
}

/** Takes part in the tour: fills the form of its step, and goes on with the answer. */
export function useTour({ operation, outcome, fill, toSandbox }: GuideProps): Tour {
  const { method, tour } = operation;
  const [progress, setProgress] = useState(loadProgress);
  const [hasFinished, setFinished] = useState(false);
  const isHere = progress?.method === method;
  useEffect(() => {
    if (!isHere) return;
    toSandbox();
    fill(stepOf(method)?.params(progress.memory) ?? {});
  }, [isHere]);
  useEffect(() => {
    if (!isHere || !outcome || outcome.error || outcome.isCancelled) return;
    const next = advance(tour, progress, outcome.body);
    saveProgress(next);
    setProgress(next);
    setFinished(!next);
  }, [outcome]);
  const leave = (): void => {
    saveProgress(undefined);
    setProgress(undefined);
  };
  return { progress, hasFinished, leave, restart: () => setProgress(loadProgress()) };
}
