import type { JSX } from "preact";
import { languages } from "../console/snippet/languages.ts";
import { snippet } from "../console/snippet/snippet.ts";
import { paths } from "../model/links.ts";
import type { Answer, NamedExample, Operation } from "../model/operation.ts";
import { useLink, useSurroundings } from "./context.ts";
import { ErrorTable } from "./error-table.tsx";
import { Fields } from "./fields.tsx";
import { GoodToKnow } from "./good-to-know.tsx";
import { Neighbours } from "./neighbours.tsx";
import { groupId } from "./operation-index.tsx";
import { Endpoint, Section } from "./section.tsx";
import { Signature } from "./signature.tsx";
import { KEEP_TAB } from "./first-scripts.ts";
import { Tabs } from "./tabs.tsx";
import { CodeBlock, JsonBlock, Prose } from "./text.tsx";

// Of a status such as 400 there can be dozens; the table of errors has them all.
const MOST_EXAMPLES = 6;

/** The page of one operation. */
export function OperationPage({ operation }: { operation: Operation }): JSX.Element {
  const { requests } = operation;
  const { site } = useSurroundings();
  const link = useLink();
  const successes = operation.answers.filter(({ status }) => status < 400);
  return (
    <article class="operation">
      <p class="kicker">
        <a href={link(`${paths.operations}#${groupId(operation.tag)}`)}>{operation.tag}</a>
      </p>
      <h1>{operation.summary}</h1>
      <Endpoint verb={operation.route.method} path={operation.route.path} method={operation.method} />
      <Prose text={operation.description} class="prose lead" />
      <Call operation={operation} />
      <Console operation={operation} />
      <Parameters operation={operation} />
      {operation.body && (
        <Section id="body" title="Body parameters">
          <Fields prefix="body" members={operation.body.members} />
          {requests.length > 0 && (
            <Tabs
              id="request"
              label="Examples of the request"
              tabs={requests.map(({ summary, value }) => ({
                label: summary,
                content: <JsonBlock text={JSON.stringify(value, null, 2)} label="request.json" />,
              }))}
            />
          )}
        </Section>
      )}
      <Section id="response" title="Response fields">
        {successes.map((answer) => (
          <>
            <p class="status-line">
              <span class="status">{answer.status}</span> {answer.description}
            </p>
            <Fields prefix={`response.${answer.status}`} members={answer.members} />
          </>
        ))}
      </Section>
      <Examples answers={operation.answers} />
      <Section id="errors" title="Errors">
        <ErrorTable errors={operation.errors} />
      </Section>
      <GoodToKnow operation={operation} />
      <Neighbours
        kind="operations"
        all={site.operations.map(({ method, summary }) => ({
          url: paths.operation(method),
          title: summary,
        }))}
        at={paths.operation(operation.method)}
      />
    </article>
  );
}

function Call({ operation }: { operation: Operation }): JSX.Element {
  const { site } = useSurroundings();
  const console = site.consoles.get(operation.id)!;
  const tabs = languages.map(({ id, label }) => {
    const isShell = id === "curl";
    const code = snippet(console, console.samples[0]?.params ?? {}, { language: id, hasSetup: true });
    return {
      label,
      content: (
        <CodeBlock code={code} language={isShell ? "sh" : "ts"} label={isShell ? "Shell" : "TypeScript"} />
      ),
    };
  });
  return (
    <Section id="call" title="The call">
      <Signature operation={operation} />
      <Tabs id="call" label="Languages" tabs={tabs} />
      <script dangerouslySetInnerHTML={{ __html: KEEP_TAB }} />
    </Section>
  );
}

/** The place of the console, and all that it knows of the operation. */
function Console({ operation }: { operation: Operation }): JSX.Element {
  const { site } = useSurroundings();
  const link = useLink();
  // A `<` could end the script early.
  const json = JSON.stringify(site.consoles.get(operation.id)).replaceAll("<", "\\u003c");
  return (
    <Section id="try-it" title="Try it">
      <div data-console data-base-path={link(paths.start)} data-pagefind-ignore="all">
        <noscript>The console needs JavaScript.</noscript>
      </div>
      <script type="application/json" id="console-operation" dangerouslySetInnerHTML={{ __html: json }} />
    </Section>
  );
}

function Parameters({ operation }: { operation: Operation }): JSX.Element {
  return (
    <>
      {(["path", "query"] as const).map((place) => {
        const fields = operation.parameterFields.filter((_, i) => operation.parameters[i]!.in === place);
        if (fields.length === 0) return null;
        return (
          <Section id={place} title={place === "path" ? "Path parameters" : "Query parameters"}>
            <Fields prefix={place} members={{ fields, alternatives: [], rules: [] }} />
          </Section>
        );
      })}
    </>
  );
}

function Examples({ answers }: { answers: readonly Answer[] }): JSX.Element {
  const tabs = answers.map((answer) => ({
    label: String(answer.status),
    content: (
      <>
        <Prose text={answer.description} />
        {answer.examples.slice(0, MOST_EXAMPLES).map((example, i) => (
          <ExampleBlock example={example} isFirst={i === 0} />
        ))}
      </>
    ),
  }));
  return (
    <Section id="examples" title="Examples of answers">
      <Tabs id="answers" label="Statuses" tabs={tabs} />
    </Section>
  );
}

/** An example of an answer: the first of a status in full, the others folded. */
function ExampleBlock({ example, isFirst }: { example: NamedExample; isFirst: boolean }): JSX.Element {
  const { summary, value, isMade } = example;
  const label = `${summary} · ${isMade ? "answered by the sandbox" : "from the document"}`;
  // Ids and keys are no words to search for.
  const block = (
    <div data-pagefind-ignore>
      <JsonBlock text={JSON.stringify(value, null, 2)} label={label} />
    </div>
  );
  if (isFirst) return block;
  return (
    <details class="nested">
      <summary>{summary}</summary>
      {block}
    </details>
  );
}
