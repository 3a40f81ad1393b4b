import type { JSX } from "preact";
import { exact } from "../run/exact.ts";
import type { Outcome, ShownError } from "../run/outcome.ts";
import { formatDuration } from "../run/said.ts";
import { Copy } from "../view/copy.tsx";
import { Inline } from "../view/inline.tsx";
import { JsonTree } from "./json-tree.tsx";

// A body of this many characters is read at a glance; of a longer one, the first levels are open.
const OPEN = 6_000;
// No answer of the API is deeper; one of another server is opened by hand from there.
const DEEP = 20;

/** The answer to a call, or the reason why there is none. */
export function ResponsePanel({ outcome, basePath }: { outcome: Outcome; basePath: string }): JSX.Element {
  const { isCancelled, status, duration, attempts, requestId, headers, body, error } = outcome;
  const tone = isCancelled ? "none" : error ? "bad" : "good";
  return (
    <section class="console-panel" aria-label="Response">
      <p class="console-summary">
        <span class={`console-status console-status-${tone}`}>
          {isCancelled ? "Cancelled" : (status ?? error?.name ?? "")}
        </span>
        <span>{formatDuration(duration)}</span>
        {attempts > 1 && <span>{attempts} attempts</span>}
        {requestId && <code class="console-request-id">{requestId}</code>}
      </p>
      {error && <ErrorNote error={error} basePath={basePath} />}
      {body !== undefined && (
        <>
          <JsonTree value={body} depth={textOf(body).length < OPEN ? DEEP : 1} />
          <div class="console-bar">
            <Copy text={() => textOf(body, 2)} label="Copy body" />
          </div>
        </>
      )}
      {headers.length > 0 && (
        <details class="console-headers">
          <summary>Headers ({headers.length})</summary>
          <dl>
            {headers.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </section>
  );
}

function ErrorNote({ error, basePath }: { error: ShownError; basePath: string }): JSX.Element {
  const { name, type, isListed, message, cause, remedy } = error;
  return (
    <div class="console-error">
      <p>
        <strong>{name}</strong>
        {type !== undefined && (
          <>
            {" "}
            {!isListed ? (
              <code>{type}</code>
            ) : (
              <a href={`${basePath}errors/#${encodeURIComponent(type)}`}>
                <code>{type}</code>
              </a>
            )}
          </>
        )}
      </p>
      <p>{message}</p>
      {cause && (
        <p>
          <strong>Cause.</strong> <Inline text={cause} />
        </p>
      )}
      {remedy && (
        <p class="console-remedy">
          <strong>Remedy.</strong> <Inline text={remedy} />
        </p>
      )}
    </div>
  );
}

/** A body as JSON; empty, if it is nested too deeply to be written. */
function textOf(body: unknown, indent = 0): string {
  try {
    return exact(JSON.stringify(body, null, indent));
  } catch {
    return "";
  }
}
