import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { loadRunner } from "../runner.ts";
import { useLoaded } from "./use-loaded.ts";

/** The sandbox's state, to look at and to empty. `version` is another one after each call. */
export function StatePanel({ version }: { version: number }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const runner = useLoaded(isOpen, loadRunner);
  return (
    <details class="console-state" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="console-title">In the sandbox</summary>
      <p class="console-hint">Its state lives in this browser, and across pages, until you reset it.</p>
      {isOpen && runner && <runner.StateContents version={version} />}
    </details>
  );
}
