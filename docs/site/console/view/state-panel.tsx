import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { loadRunner } from "../runner.ts";
import { isOnTour } from "../tour/key.ts";
import type { StateProps } from "./state-props.ts";
import { useLoaded } from "./use-loaded.ts";

/** The messages of the sandbox, and its state, to look at and to empty. */
export function StatePanel(props: StateProps): JSX.Element {
  // A link from a message, or a step of the tour, needs what the sandbox holds at once.
  const [isOpen, setOpen] = useState(() => isOnTour() || location.hash.startsWith("#message="));
  const [resets, setResets] = useState(0);
  const runner = useLoaded(isOpen || props.version > 0, loadRunner);
  const shown = { ...props, version: props.version + resets };
  return (
    <>
      {runner && <runner.Inbox {...shown} />}
      <details class="console-state" open={isOpen} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary class="console-title">In the sandbox</summary>
        <p class="console-hint">Its state lives in this browser, and across pages, until you reset it.</p>
        {isOpen && runner && <runner.StateContents {...shown} onReset={() => setResets(resets + 1)} />}
      </details>
    </>
  );
}
