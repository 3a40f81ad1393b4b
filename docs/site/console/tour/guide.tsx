import type { JSX } from "preact";
import { beginTour } from "./begin.ts";
import type { GuideProps } from "./guide-props.ts";
import { pageOf } from "./page-of.ts";
import { stepOf } from "./progress.ts";
import { useTour } from "./use-tour.ts";

/** Guides through the tour that was begun: the step that is at hand, the way to it, or the way to another tour. */
export function Guide(props: GuideProps): JSX.Element {
  const { operation, basePath } = props;
  const { method, tour } = operation;
  const { progress, hasFinished, leave, restart } = useTour(props);
  const step = progress && stepOf(progress.method);
  if (!step) {
    return (
      <p class="console-tour">
        {hasFinished && "That was the tour. "}
        <a
          href={pageOf(basePath, tour[0]!)}
          onClick={(event) => {
            event.preventDefault();
            if (beginTour(props)) restart();
          }}
        >
          {hasFinished ? "Take it again" : "Take the tour from its beginning"}
        </a>
      </p>
    );
  }
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
