import type { JSX } from "preact";
import { withoutComments } from "../markdown/lead.ts";
import { useSurroundings } from "./context.ts";
import { MarkdownPage } from "./markdown-page.tsx";
import { Section } from "./section.tsx";

/** The changelog of the package, and the history of the document. */
export function ChangelogPage(): JSX.Element {
  const { site } = useSurroundings();
  return (
    <>
      <MarkdownPage folder="" markdown={withoutComments(site.changelog)} />
      {site.history.length > 0 && (
        <Section id="document-history" title="History of the document">
          <ol class="history">
            {site.history.map(({ date, subject, files }) => (
              <li>
                <time dateTime={date}>{date}</time>
                <div>
                  <p>{subject}</p>
                  <p class="small">
                    {files.slice(0, 6).join(", ") + (files.length > 6 ? ` and ${files.length - 6} more` : "")}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </Section>
      )}
    </>
  );
}
