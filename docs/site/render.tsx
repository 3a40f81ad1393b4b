import { setImmediate } from "node:timers/promises";
import { renderToString } from "preact-render-to-string";
import { createHighlighter } from "./markdown/highlight.ts";
import { llmsText } from "./markdown/indexes.ts";
import { MarkdownRenderer, type Heading } from "./markdown/render.ts";
import { makeFinder } from "./model/links.ts";
import { listNames } from "./model/names.ts";
import { makeSite, type SiteInput } from "./model/site.ts";
import { SurroundingsProvider, type Surroundings } from "./pages/context.ts";
import { Layout } from "./pages/layout.tsx";
import { NOT_FOUND } from "./checks/check-site.ts";
import { notFoundPage } from "./pages/not-found.ts";
import { listPages } from "./pages/pages.tsx";
import { writeShell, type Assets } from "./pages/shell.ts";

/** The site's files by their paths: `operations/users.create/index.html`. */
export type Files = Map<string, string>;

/**
 * Draws the whole site.
 *
 * @param assets the names of the scripts and style sheets, which depend on their content
 * @param onPage gets each page as soon as it is drawn, and a turn of the event loop to send it on
 */
export async function renderSite(
  input: SiteInput,
  assets: Assets,
  onPage?: (path: string, html: string) => void,
): Promise<Files> {
  const site = makeSite(input);
  const highlighter = await createHighlighter();
  const shared = { site, highlighter, markdown: new MarkdownRenderer(highlighter), find: makeFinder(site) };
  const files: Files = new Map();
  for (const page of listPages(site)) {
    const surroundings: Surroundings = { ...shared, url: page.url };
    const content = draw(surroundings, page.content);
    const layout = (
      <Layout
        headings={headingsOf(content)}
        weight={page.weight}
        updated={page.file === undefined ? undefined : site.dates.get(page.file)}
      >
        <div dangerouslySetInnerHTML={{ __html: content }} />
      </Layout>
    );
    const path = `${page.url.slice(1)}index.html`;
    const html = writeShell(page, assets, draw(surroundings, layout));
    files.set(path, html);
    files.set(`${page.url.slice(1)}index.md`, page.markdown);
    if (onPage) {
      onPage(path, html);
      await setImmediate();
    }
  }
  files.set(NOT_FOUND, notFoundPage());
  files.set("assets/code.css", highlighter.css());
  files.set("names.json", JSON.stringify(listNames(site)));
  files.set("llms.txt", llmsText(site));
  files.set("openapi.json", `${JSON.stringify(site.document, null, 2)}\n`);
  for (const [file, text] of site.written) files.set(file, text);
  for (const [name, text] of site.standalone) files.set(`schemas/${name}.json`, text);
  return files;
}

function draw(surroundings: Surroundings, content: preact.JSX.Element): string {
  return renderToString(<SurroundingsProvider value={surroundings}>{content}</SurroundingsProvider>);
}

const HEADING = /<(section) id="([^"]+)"[^>]*><h2[^>]*>(.*?)<\/h2>|<h([23]) id="([^"]+)">(.*?)<\/h\4>/gs;

/** The headings of what was drawn, whichever way: of a section's own, or of Markdown. */
function headingsOf(html: string): Heading[] {
  return [...html.matchAll(HEADING)].map((match) => {
    const [, section, sectionId, sectionTitle, level, id, title] = match;
    const text = (section ? sectionTitle : title)!.replaceAll(/<[^>]*>/g, "");
    return { level: section ? 2 : Number(level), id: (sectionId ?? id)!, text };
  });
}
