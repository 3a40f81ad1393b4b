import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { peek, reset } from "../run/sandbox.ts";
import { JsonTree } from "./json-tree.tsx";

type State = Readonly<Record<string, unknown>>;

/** Whatever the sandbox keeps, by the names of its snapshot, and a button to empty it. `version` changes with each call. */
export function StateContents({ version }: { version: number }): JSX.Element {
  const [state, setState] = useState<State>();
  const [resets, setResets] = useState(0);
  useEffect(() => {
    let isStale = false;
    void peek().then((found) => !isStale && setState({ ...found }));
    return () => void (isStale = true);
  }, [version, resets]);
  const empty = async (): Promise<void> => {
    await reset();
    setResets((before) => before + 1);
  };
  return (
    <>
      {state && <Collections state={state} />}
      <div class="console-bar">
        <button type="button" class="console-quiet" onClick={() => void empty()}>
          Reset the sandbox
        </button>
        <span aria-live="polite">{resets > 0 ? "It was emptied." : ""}</span>
      </div>
    </>
  );
}

function Collections({ state }: { state: State }): JSX.Element {
  const full = Object.entries(state).filter(
    (entry): entry is [string, unknown[]] => Array.isArray(entry[1]) && entry[1].length > 0,
  );
  if (full.length === 0) return <p>Nothing yet. Create a user, and it shows here.</p>;
  return (
    <>
      {full.map(([name, items]) => (
        <section key={name} aria-label={name}>
          <p class="console-collection">
            {name.replaceAll("_", " ")} <span class="console-type">{items.length}</span>
          </p>
          <JsonTree value={items} depth={items.length > 3 ? 1 : 2} />
        </section>
      ))}
    </>
  );
}
