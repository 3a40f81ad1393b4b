import type { JSX } from "preact";
import { paths } from "../model/links.ts";
import { useLink, useSurroundings } from "./context.ts";
import { Section } from "./section.tsx";
import { Prose } from "./text.tsx";

/** The list of all operations, by tag. */
export function OperationIndex(): JSX.Element {
  const { site } = useSurroundings();
  const link = useLink();
  return (
    <article>
      <h1>Operations</h1>
      <p class="lead">All {site.operations.length} operations of the consumer API.</p>
      {site.groups.map(({ name, description, operations }) => (
        <Section id={groupId(name)} title={name}>
          <Prose text={description} />
          <ul class="operations">
            {operations.map(({ method, summary, route }) => (
              <li>
                <a href={link(paths.operation(method))}>{summary}</a>
                <span class="endpoint">
                  <span class={`verb is-${route.method.toLowerCase()}`}>{route.method}</span>{" "}
                  <code>{route.path}</code>
                </span>
              </li>
            ))}
          </ul>
        </Section>
      ))}
    </article>
  );
}

/** The address of a tag within the list. */
export function groupId(name: string): string {
  return name.toLowerCase().replaceAll(" ", "-");
}
