import type { JSX } from "preact";
import { withoutComments } from "../markdown/lead.ts";
import { paths } from "../model/links.ts";
import type { Guide } from "../model/site.ts";
import { useSurroundings } from "./context.ts";
import { MarkdownPage } from "./markdown-page.tsx";
import { Neighbours } from "./neighbours.tsx";

/** The page of one guide. */
export function GuidePage({ guide }: { guide: Guide }): JSX.Element {
  const { site } = useSurroundings();
  return (
    <>
      <MarkdownPage folder="docs" markdown={withoutComments(guide.markdown)} />
      <Neighbours
        kind="guides"
        all={site.guides.map(({ name, title }) => ({
          url: paths.guide(name),
          title: title.replaceAll("`", ""),
        }))}
        at={paths.guide(guide.name)}
      />
    </>
  );
}
