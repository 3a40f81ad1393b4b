import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { ConsoleOperation } from "../operation.ts";
import { FormState } from "./form-context.ts";
import { Editor } from "./fields.tsx";
import { SampleBar } from "./sample-bar.tsx";
import { SendBar } from "./send-bar.tsx";
import { SnippetPanel } from "./snippet-panel.tsx";
import { StatePanel } from "./state-panel.tsx";
import { TargetPanel } from "./target-panel.tsx";
import { TourOffer } from "./tour-offer.tsx";
import type { Calls } from "./use-call.ts";
import { useConsole, type ConsoleState } from "./use-console.ts";

interface ConsoleProps {
  readonly operation: ConsoleOperation;
  readonly basePath: string;
}

/** The console of an operation: its form, the call as code, and what the call came to. */
export function Console({ operation, basePath }: ConsoleProps): JSX.Element {
  const state = useConsole(operation);
  const { params, saved, gateway, calls } = state;
  const answer = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // It is below a long form, out of sight of who sent it.
    if (calls.count === 0) return;
    answer.current?.scrollIntoView({ block: "nearest" });
    // The button that cancels is gone, and had the focus.
    if (document.activeElement === document.body) answer.current?.focus({ preventScroll: true });
  }, [calls.count]);
  return (
    <div class="console" onMouseDown={holdStill}>
      <TourOffer
        operation={operation}
        outcome={calls.outcome}
        basePath={basePath}
        fill={state.fill}
        toSandbox={() => state.save({ ...saved, target: "sandbox" })}
      />
      <div class="console-body">
        <ConsoleForm operation={operation} state={state} />
        <div class="console-results">
          <SnippetPanel operation={operation} params={params} gateway={gateway} notes={state.notes} />
          <p class="console-unseen" role="status">
            {calls.isPending ? "Sending…" : calls.outcome?.said}
          </p>
          <div
            class="console-answer"
            ref={answer}
            tabIndex={-1}
            role="group"
            aria-label="Answer"
            aria-busy={calls.isPending}
            data-calls={calls.count}
          >
            {calls.outcome && <Answer key={calls.count} calls={calls} basePath={basePath} />}
          </div>
          {saved.target === "sandbox" && (
            <StatePanel
              operation={operation}
              basePath={basePath}
              version={calls.count}
              params={params}
              fill={state.fill}
            />
          )}
        </div>
      </div>
    </div>
  );
}

/**
 * Keeps the focus where it is until a button is clicked: a field that is left may get a line about what is wrong with it,
 * which would move the button away between the press and the click.
 */
function holdStill(event: MouseEvent): void {
  if ((event.target as Element).closest("button, label, form summary")) event.preventDefault();
}

function Answer({ calls, basePath }: { calls: Calls; basePath: string }): JSX.Element {
  const { outcome, ResponsePanel } = calls;
  if (ResponsePanel) return <ResponsePanel outcome={outcome!} basePath={basePath} />;
  return <p class="console-problem">{`The sandbox couldn't be loaded. ${outcome!.error!.message}`}</p>;
}

function ConsoleForm({
  operation,
  state,
}: {
  operation: ConsoleOperation;
  state: ConsoleState;
}): JSX.Element {
  const { form, saved, problems, calls } = state;
  return (
    <form
      class="console-form"
      noValidate
      onFocusCapture={state.enter}
      onPointerEnter={state.enter}
      onSubmit={(event) => {
        event.preventDefault();
        state.submit();
      }}
    >
      <TargetPanel
        saved={saved}
        token={state.token}
        problem={state.noTarget}
        GatewayFields={state.GatewayFields}
        onSave={state.save}
        onToken={state.setToken}
      />
      {form.fields.length > 0 && <SampleBar samples={operation.samples} onFill={state.fill} />}
      <FormState.Provider value={problems.context}>
        {form.fields.length > 0 ? (
          <Editor field={form} draft={state.draft} path="" onChange={state.setDraft} />
        ) : (
          <p class="console-hint">This operation takes no params.</p>
        )}
      </FormState.Provider>
      <SendBar
        reason={state.reason}
        isPending={calls.isPending}
        isMissing={saved.target === "sandbox" && !operation.isImitated}
        onCancel={calls.cancel}
      />
      <p class="console-unseen" aria-live="polite">
        {problems.text}
      </p>
    </form>
  );
}
