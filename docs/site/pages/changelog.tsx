import type { JSX } from "preact";
import { withoutComments } from "../markdown/lead.ts";
import type { Site } from "../model/site.ts";
import { useSurroundings } from "./context.ts";
import { MarkdownPage } from "./markdown-page.tsx";
import { Section } from "./section.tsx";

const NO_HISTORY =
  "This site was made from sources without their whole git history, so what changed in the document isn’t listed here.";

/** The changelog of the package, and the history of the document. */
export function ChangelogPage(): JSX.Element {
  const { site } = useSurroundings();
  return (
    <>
      <MarkdownPage folder="" markdown={withoutComments(site.changelog)} />
      <Section id="document-history" title="History of the document">
        {site.history === undefined ? (
          <p>{NO_HISTORY}</p>
        ) : (
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
        )}
      </Section>
    </>
  );
}

/** The same in Markdown. */
export function changelogMarkdown({ changelog, history }: Site): string {
  const entries = history?.map(({ date, subject }) => `- ${date}: ${subject}`).join("\n") ?? NO_HISTORY;
  return `${changelog.trimEnd()}\n\n## History of the document\n\n${entries}\n`;
}
