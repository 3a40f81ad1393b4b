import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import { peek, reset } from "../run/sandbox.ts";
import type { StateProps } from "../view/state-props.ts";
import { JsonTree } from "./json-tree.tsx";
import { SessionLinks } from "./session-links.tsx";

type State = Readonly<Record<string, unknown>>;

/** Whatever the sandbox keeps, by the names of its snapshot, and a button to empty it. */
export function StateContents({
  version,
  basePath,
  onReset,
}: Pick<StateProps, "version" | "basePath"> & { onReset: () => void }): JSX.Element {
  const [state, setState] = useState<State>();
  const [resets, setResets] = useState(0);
  useEffect(() => {
    let isStale = false;
    void peek().then((found) => !isStale && setState({ ...found }));
    return () => void (isStale = true);
  }, [version]);
  const empty = async (): Promise<void> => {
    await reset();
    setResets((before) => before + 1);
    onReset();
  };
  return (
    <>
      {state && <Collections state={state} basePath={basePath} />}
      <div class="console-bar">
        <button type="button" class="console-quiet" onClick={() => void empty()}>
          Reset the sandbox
        </button>
        <span aria-live="polite">{resets > 0 ? "It was emptied." : ""}</span>
      </div>
    </>
  );
}

function Collections({ state, basePath }: { state: State; basePath: string }): JSX.Element {
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
          {name === "sessions" && <SessionLinks sessions={items} basePath={basePath} />}
          <JsonTree value={items} depth={isDull(name) ? 0 : items.length > 3 ? 1 : 2} />
        </section>
      ))}
    </>
  );
}

/** Whether a collection is opened only by whoever wants it: keys are long numbers, and messages are shown above. */
function isDull(name: string): boolean {
  return name === "keys" || name === "messages";
}
