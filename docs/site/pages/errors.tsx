import type { JSX } from "preact";
import type { ErrorType } from "../model/document.ts";
import { useSurroundings } from "./context.ts";
import { Section } from "./section.tsx";
import { Inline, Name } from "./text.tsx";

/** The catalogue of errors: cause and remedy of each type, at an address of its own. */
export function ErrorsPage(): JSX.Element {
  const { site } = useSurroundings();
  const entries = Object.entries(site.document["x-error-types"]);
  const statuses = [...new Set(entries.map(([, { status }]) => status))].sort((a, b) => a - b);
  return (
    <article>
      <h1>Error types</h1>
      <p class="lead">
        The {entries.length} error types of the API. Each has an address: its name after a <code>#</code>.
      </p>
      <p class="filter" data-pagefind-ignore>
        <label for="filter">Show those with</label>{" "}
        <input type="search" id="filter" autocomplete="off" spellcheck={false} />{" "}
        <span role="status" id="filter-count" />
      </p>
      {statuses.map((status) => (
        <Section id={`status-${status}`} title={`Status ${status}`}>
          <Table entries={entries.filter(([, entry]) => entry.status === status)} />
        </Section>
      ))}
    </article>
  );
}

function Table({ entries }: { entries: readonly (readonly [string, ErrorType])[] }): JSX.Element {
  return (
    <table class="catalogue is-prose">
      <thead>
        <tr>
          <th scope="col">Type</th>
          <th scope="col">Cause</th>
          <th scope="col">Remedy</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(([type, entry]) => (
          <Entry type={type} entry={entry} />
        ))}
      </tbody>
    </table>
  );
}

function Entry({ type, entry }: { type: string; entry: ErrorType }): JSX.Element {
  const { meaning, cause, remedy } = entry;
  return (
    <tr>
      <td>
        <h3 class="error-type" id={type} data-pagefind-weight="10">
          <a class="self" href={`#${type}`}>
            <Name text={type} />
          </a>
        </h3>
        <p>
          <Inline text={meaning} />
        </p>
      </td>
      <td>
        <Inline text={cause} />
      </td>
      <td>
        <Inline text={remedy} />
      </td>
    </tr>
  );
}
