import type { JSX } from "preact";
import { stepOf, type Progress } from "../tour/progress.ts";

interface TourProps {
  /** The methods of the tour, in order. */
  readonly methods: readonly string[];
  /** The method of this page. */
  readonly method: string;
  readonly progress: Progress | undefined;
  /** Whether the tour has just ended on this page. */
  readonly hasEnded: boolean;
  readonly basePath: string;
  readonly onBegin: () => void;
  readonly onEnd: () => void;
}

/** The tour's place on a page: an offer, the step that is at hand, or the way to it. */
export function TourPanel(props: TourProps): JSX.Element | null {
  const { methods, method, progress, hasEnded, basePath, onBegin, onEnd } = props;
  if (methods.length === 0) return null;
  if (!progress) {
    return (
      <p class="console-tour">
        {hasEnded ? "That was the tour. " : "New here? "}
        <a
          href={pageOf(basePath, methods[0]!)}
          onClick={(event) => {
            if (method === methods[0]) event.preventDefault();
            onBegin();
          }}
        >
          {hasEnded ? "Take it again" : `Take the tour: a user's life in ${methods.length} calls`}
        </a>
      </p>
    );
  }
  const step = stepOf(progress.method);
  if (!step) return null;
  const isHere = progress.method === method;
  return (
    <div class="console-tour" role="status">
      <p>
        <strong>{`Tour, ${methods.indexOf(step.method) + 1} of ${methods.length}: ${step.title}.`}</strong>{" "}
        {isHere ? step.text : <a href={pageOf(basePath, step.method)}>{`Go on to ${step.method}`}</a>}
      </p>
      <button type="button" class="console-quiet" onClick={onEnd}>
        End the tour
      </button>
    </div>
  );
}

function pageOf(basePath: string, method: string): string {
  return `${basePath}operations/${method}/#try-it`;
}
