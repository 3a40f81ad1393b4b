import type { JSX } from "preact";
import { paths } from "../model/links.ts";
import type { Answer, Operation } from "../model/operation.ts";
import { sampleParams } from "../snippets/sample.ts";
import { writeSnippets } from "../snippets/snippets.ts";
import { useLink, useSurroundings } from "./context.ts";
import { ErrorTable } from "./error-table.tsx";
import { Fields } from "./fields.tsx";
import { GoodToKnow } from "./good-to-know.tsx";
import { Endpoint, Section } from "./section.tsx";
import { Tabs } from "./tabs.tsx";
import { CodeBlock, JsonBlock, Prose } from "./text.tsx";

/** The page of one operation. */
export function OperationPage({ operation }: { operation: Operation }): JSX.Element {
  const { requests } = operation;
  const successes = operation.answers.filter(({ status }) => status < 400);
  return (
    <article class="operation">
      <p class="kicker">{operation.tag}</p>
      <h1>{operation.summary}</h1>
      <Endpoint verb={operation.route.method} path={operation.route.path} method={operation.method} />
      <Prose text={operation.description} class="prose lead" />
      <Call operation={operation} />
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
      <Neighbours operation={operation} />
    </article>
  );
}

function Call({ operation }: { operation: Operation }): JSX.Element {
  const { site } = useSurroundings();
  const snippets = writeSnippets(operation, sampleParams(site.document, operation));
  return (
    <Section id="call" title="The call">
      <Tabs
        id="call"
        label="Languages"
        tabs={snippets.map(({ label, language, code }) => ({
          label,
          content: (
            <CodeBlock code={code} language={language} label={language === "ts" ? "TypeScript" : "Shell"} />
          ),
        }))}
      />
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
        {answer.examples.slice(0, 4).map(({ summary, value, isMade }) => (
          <JsonBlock
            text={JSON.stringify(value, null, 2)}
            label={isMade ? `${summary} · answered by the sandbox` : summary}
          />
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

function Neighbours({ operation }: { operation: Operation }): JSX.Element {
  const { site } = useSurroundings();
  const link = useLink();
  const at = site.operations.indexOf(operation);
  const [before, after] = [site.operations[at - 1], site.operations[at + 1]];
  return (
    <nav class="neighbours" aria-label="Neighbouring operations">
      {before && (
        <a rel="prev" href={link(paths.operation(before.method))}>
          <span>Previous</span> {before.summary}
        </a>
      )}
      {after && (
        <a rel="next" href={link(paths.operation(after.method))}>
          <span>Next</span> {after.summary}
        </a>
      )}
    </nav>
  );
}
