import type { ComponentChildren, JSX } from "preact";
import { paths } from "../model/links.ts";
import { notesOf } from "../model/notes.ts";
import type { Operation } from "../model/operation.ts";
import { useLink, useSurroundings } from "./context.ts";
import { Section } from "./section.tsx";
import { SourceLink } from "./source-link.tsx";
import { Inline } from "./text.tsx";

/** Retry safety, credentials, pages, the sandbox's part and the schemas of an operation. */
export function GoodToKnow({ operation }: { operation: Operation }): JSX.Element {
  const { site } = useSurroundings();
  const link = useLink();
  return (
    <Section id="notes" title="Good to know">
      <dl class="notes">
        {notesOf(site, operation).map(({ name, text }) => (
          <Note name={name}>
            <Inline text={text} />
          </Note>
        ))}
        <Note name="Schemas">
          {operation.schemas.map((name, i) => (
            <>
              {i > 0 && ", "}
              <a href={link(paths.schema(name))}>{name}</a>
            </>
          ))}
        </Note>
        {site.sources.has(operation.id) && (
          <Note name="Source">
            <SourceLink name={operation.id} />
          </Note>
        )}
        {operation.externalDocs !== undefined && (
          <Note name="Elsewhere">
            <a href={operation.externalDocs} rel="noreferrer">
              {operation.summary}, in Stytch's reference
            </a>
          </Note>
        )}
      </dl>
    </Section>
  );
}

function Note({ name, children }: { name: string; children: ComponentChildren }): JSX.Element {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
