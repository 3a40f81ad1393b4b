import type { JSX } from "preact";
import type { GuideProps } from "./guide-props.ts";
import { pageOf } from "./page-of.ts";
import { stepOf } from "./progress.ts";
import { useTour } from "./use-tour.ts";

/** Guides through the tour that was begun: the step that is at hand, or the way to it. */
export function Guide({ operation, outcome, basePath, ...page }: GuideProps): JSX.Element | null {
  const { method, tour } = operation;
  const { progress, leave } = useTour(operation, outcome, page);
  const step = progress && stepOf(progress.method);
  if (!step) return null;
  return (
    <div class="console-tour" role="status">
      <p>
        <strong>{`Tour, ${tour.indexOf(step.method) + 1} of ${tour.length}: ${step.title}.`}</strong>{" "}
        {step.method === method ? (
          step.text
        ) : (
          <a href={pageOf(basePath, step.method)}>{`Go on to ${step.method}`}</a>
        )}
      </p>
      <button type="button" class="console-quiet" onClick={leave}>
        End the tour
      </button>
    </div>
  );
}
