import type { JSX } from "preact";
import type { Sample } from "../operation.ts";

interface SampleProps {
  readonly samples: readonly Sample[];
  /** Gets the params of a sample, or nothing to empty the form. */
  readonly onFill: (params: Sample["params"] | undefined) => void;
}

/** Buttons that fill the form with a sample, or empty it. */
export function SampleBar({ samples, onFill }: SampleProps): JSX.Element {
  return (
    <div class="console-samples" role="group" aria-label="Samples">
      {samples.map(({ name, params }) => (
        <button key={name} type="button" onClick={() => onFill(params)}>
          {name}
        </button>
      ))}
      <button type="button" class="console-quiet" onClick={() => onFill(undefined)}>
        Empty the form
      </button>
    </div>
  );
}
