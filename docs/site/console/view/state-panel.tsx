import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { loadRunner } from "../runner.ts";
import { JsonTree } from "./json-tree.tsx";

/**
 * The sandbox's state, to look at and to empty. `version` is another one after each call.
 *
 * Whatever the sandbox keeps is shown, by the names of its own snapshot.
 */
export function StatePanel({ version }: { version: number }): JSX.Element {
  const [isOpen, setOpen] = useState(false);
  const [state, setState] = useState<Readonly<Record<string, unknown>>>();
  const [resets, setResets] = useState(0);
  useEffect(() => {
    if (!isOpen) return;
    let isStale = false;
    void loadRunner()
      .then(({ peek }) => peek())
      .then((found) => !isStale && setState({ ...found }));
    return () => void (isStale = true);
  }, [isOpen, version, resets]);
  const reset = async (): Promise<void> => {
    await (await loadRunner()).reset();
    setResets(resets + 1);
  };
  return (
    <details class="console-state" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary class="console-title">In the sandbox</summary>
      <p class="console-hint">Its state lives in this browser, and across pages, until you reset it.</p>
      <Collections state={state} />
      <div class="console-bar">
        <button type="button" class="console-quiet" onClick={() => void reset()}>
          Reset the sandbox
        </button>
        <span aria-live="polite">{resets > 0 ? "It is empty." : ""}</span>
      </div>
    </details>
  );
}

function Collections({
  state,
}: {
  state: Readonly<Record<string, unknown>> | undefined;
}): JSX.Element | null {
  if (!state) return null;
  const lists = Object.entries(state).filter((entry): entry is [string, unknown[]] =>
    Array.isArray(entry[1]),
  );
  const full = lists.filter(([, items]) => items.length > 0);
  if (full.length === 0) return <p>Nothing yet. Create a user, and it shows here.</p>;
  return (
    <>
      {full.map(([name, items]) => (
        <section key={name}>
          <h4>
            {name.replaceAll("_", " ")} <span class="console-type">{items.length}</span>
          </h4>
          <JsonTree value={items} depth={items.length > 3 ? 1 : 2} />
        </section>
      ))}
    </>
  );
}
