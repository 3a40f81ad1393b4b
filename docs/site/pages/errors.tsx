import type { JSX } from "preact";
import type { ErrorType } from "../model/document.ts";
import { useSurroundings } from "./context.ts";
import { Section } from "./section.tsx";
import { Inline } from "./text.tsx";

/** The catalogue of errors: cause and remedy of each type, at an address of its own. */
export function ErrorsPage(): JSX.Element {
  const { site } = useSurroundings();
  const entries = Object.entries(site.document["x-error-types"]);
  const statuses = [...new Set(entries.map(([, { status }]) => status))].sort((a, b) => a - b);
  return (
    <article>
      <h1>Errors</h1>
      <p class="lead">
        The {entries.length} error types of the API. Each has an address: its name after a <code>#</code>.
      </p>
      {statuses.map((status) => (
        <Section id={`status-${status}`} title={`Status ${status}`}>
          {entries
            .filter(([, entry]) => entry.status === status)
            .map(([type, entry]) => (
              <Entry type={type} entry={entry} />
            ))}
        </Section>
      ))}
    </article>
  );
}

function Entry({ type, entry }: { type: string; entry: ErrorType }): JSX.Element {
  const { meaning, cause, remedy } = entry;
  return (
    <div class="entry">
      <h3 class="error-type" id={type} data-pagefind-weight="10">
        <a class="self" href={`#${type}`}>
          {type}
        </a>
      </h3>
      <p>
        <Inline text={meaning} />
      </p>
      <p>
        <b>Cause</b> <Inline text={cause} />
      </p>
      <p>
        <b>Remedy</b> <Inline text={remedy} />
      </p>
    </div>
  );
}
