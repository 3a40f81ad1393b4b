import { useEffect, useState } from "preact/hooks";
import type { ConsoleOperation } from "../operation.ts";
import type { Outcome } from "../run/outcome.ts";
import type { GuideProps } from "./guide-props.ts";
import { advance, loadProgress, saveProgress, stepOf, type Progress } from "./progress.ts";

/** The tour as a page has it. */
export interface Tour {
  readonly progress: Progress | undefined;
  readonly leave: () => void;
}

/** Takes part in the tour: fills the form of its step, and goes on with the answer. */
export function useTour(
  { method, tour }: ConsoleOperation,
  outcome: Outcome | undefined,
  { fill, toSandbox, onEnd }: Pick<GuideProps, "fill" | "toSandbox" | "onEnd">,
): Tour {
  const [progress, setProgress] = useState(loadProgress);
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
    if (!next) onEnd(true);
  }, [outcome]);
  const leave = (): void => {
    saveProgress(undefined);
    onEnd(false);
  };
  return { progress, leave };
}
