import type { JSX } from "preact";
import { paths } from "../model/links.ts";
import type { SchemaPage } from "../model/schema-page.ts";
import { useLink, useSurroundings } from "./context.ts";
import { Section } from "./section.tsx";
import { Name } from "./text.tsx";

const KINDS = ["Object", "Request", "Response", "Value", "Search filter", "Error types"];

/** The list of all schemas, by kind. */
export function SchemaIndex(): JSX.Element {
  const { site } = useSurroundings();
  return (
    <article>
      <h1>Schemas</h1>
      <p class="lead">
        {site.schemas.length} JSON Schemas of draft 2020-12. Each has a page, and a file that stands alone.
      </p>
      {KINDS.map((kind) => {
        const own = site.schemas.filter((schema) => schema.kind === kind);
        if (own.length === 0) return null;
        return (
          <Section id={kindId(kind)} title={`${kind} (${own.length})`}>
            <SchemaLinks schemas={own} />
          </Section>
        );
      })}
    </article>
  );
}

/** The address of a kind within the list. */
export function kindId(kind: string): string {
  return kind.toLowerCase().replace(" ", "-");
}

function SchemaLinks({ schemas }: { schemas: readonly SchemaPage[] }): JSX.Element {
  const link = useLink();
  return (
    <ul class="links is-columns">
      {schemas.map(({ name }) => (
        <li>
          <a href={link(paths.schema(name))}>
            <Name text={name} />
          </a>
        </li>
      ))}
    </ul>
  );
}
