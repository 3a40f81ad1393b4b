import type { JSX } from "preact";
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
          <dl class="catalogue">
            {entries
              .filter(([, entry]) => entry.status === status)
              .map(([type, { meaning, cause, remedy }]) => (
                <div id={type}>
                  <dt>
                    <a href={`#${type}`}>
                      <code>{type}</code>
                    </a>
                  </dt>
                  <dd>
                    <p>
                      <Inline text={meaning} />
                    </p>
                    <p>
                      <b>Cause</b> <Inline text={cause} />
                    </p>
                    <p>
                      <b>Remedy</b> <Inline text={remedy} />
                    </p>
                  </dd>
                </div>
              ))}
          </dl>
        </Section>
      ))}
    </article>
  );
}
