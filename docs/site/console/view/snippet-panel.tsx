import type { JSX } from "preact";
import { useState } from "preact/hooks";
import type { ConsoleOperation } from "../operation.ts";
import { highlight } from "../snippet/highlight.ts";
import { methodCall } from "../snippet/call.ts";
import { withNotes } from "../snippet/notes.ts";
import { languages, type Language } from "../snippet/languages.ts";
import { Copy } from "./copy.tsx";
import { Tabs } from "./tabs.tsx";
import { useLoaded } from "./use-loaded.ts";

// The ways to write a call that most readers don't choose.
const loadOthers = (): Promise<typeof import("../snippet/snippet.ts")> => import("../snippet/snippet.ts");

interface SnippetProps {
  readonly operation: ConsoleOperation;
  readonly params: Readonly<Record<string, unknown>>;
  readonly gateway: string | undefined;
  /** All that isn't right with the params yet. */
  readonly notes: readonly string[];
}

/** The call as code, as it is typed. */
export function SnippetPanel({ operation, params, gateway, notes }: SnippetProps): JSX.Element {
  const [language, choose] = useState<Language>("method");
  const [hasSetup, setSetup] = useState(false);
  const isUsual = !hasSetup && (language === "method" || language === "flat");
  const others = useLoaded(!isUsual, loadOthers);
  const options = { language, hasSetup, gateway, notes };
  const code = isUsual
    ? withNotes(methodCall(operation, params, language), notes)
    : (others?.snippet(operation, params, options) ?? "");
  return (
    <section class="console-panel" aria-label="Code">
      <Tabs
        label="Language"
        tabs={languages}
        chosen={language}
        panel="console-snippet"
        onChoose={(id: Language) => choose(id)}
      />
      <pre
        id="console-snippet"
        role="tabpanel"
        aria-labelledby={`console-snippet-${language}`}
        tabIndex={0}
        class="console-code"
      >
        <code>
          {highlight(code).map(({ text, kind }, i) =>
            kind === "plain" ? (
              text
            ) : (
              <span key={i} class={`console-token-${kind}`}>
                {text}
              </span>
            ),
          )}
        </code>
      </pre>
      <div class="console-bar">
        {language !== "curl" && (
          <label class="console-check">
            <input
              type="checkbox"
              checked={hasSetup}
              onChange={({ currentTarget }) => setSetup(currentTarget.checked)}
            />
            <span>with set-up</span>
          </label>
        )}
        <Copy text={() => location.href} label="Copy link" />
        <Copy text={() => code} label="Copy code" />
      </div>
    </section>
  );
}
