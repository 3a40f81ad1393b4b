import { setImmediate } from "node:timers/promises";
import { renderToString } from "preact-render-to-string";
import { createHighlighter } from "./markdown/highlight.ts";
import { llmsText } from "./markdown/indexes.ts";
import { withOrigin } from "./markdown/origin.ts";
import { MarkdownRenderer, type Heading } from "./markdown/render.ts";
import { isPage, makeFinder } from "./model/links.ts";
import { listNames } from "./model/names.ts";
import { makeSite, type SiteInput } from "./model/site.ts";
import { SurroundingsProvider, type Surroundings } from "./pages/context.ts";
import { Layout } from "./pages/layout.tsx";
import { NOT_FOUND } from "./checks/check-site.ts";
import { notFoundPage } from "./pages/not-found.ts";
import { listPages, updatedOn, type Page } from "./pages/pages.tsx";
import { writeShell, type Assets } from "./pages/shell.ts";

/** The site's files by their paths: `operations/users.create/index.html`. */
export type Files = Map<string, string>;

/** The site, each file of which is made when it is asked for. */
export interface LazySite {
  /** Every file; pages first, as the colours of their code are gathered while they are drawn. */
  readonly paths: readonly string[];
  /** @returns the file's text, or `undefined` where there is none of that path */
  readonly read: (path: string) => string | undefined;
}

/**
 * Opens the site, which draws nothing yet.
 *
 * @param assets the names of the scripts and style sheets, which depend on their content
 */
export async function openSite(input: SiteInput, assets: Assets): Promise<LazySite> {
  const site = makeSite(input);
  const highlighter = await createHighlighter();
  const shared = { site, highlighter, markdown: new MarkdownRenderer(highlighter), find: makeFinder(site) };
  const makers = new Map<string, () => string>();
  for (const page of listPages(site)) {
    const folder = page.url.slice(1);
    makers.set(`${folder}index.html`, () => drawPage(page, assets, { ...shared, url: page.url }));
    makers.set(`${folder}index.md`, () => withOrigin(site, page));
  }
  makers.set(NOT_FOUND, notFoundPage);
  makers.set("assets/code.css", () => highlighter.css());
  makers.set("names.json", () => JSON.stringify(listNames(site)));
  makers.set("llms.txt", () => llmsText(site));
  makers.set("openapi.json", () => `${JSON.stringify(site.document, null, 2)}\n`);
  for (const [file, text] of site.written) makers.set(file, () => text);
  for (const [name, text] of site.standalone) makers.set(`schemas/${name}.json`, () => text);
  return { paths: [...makers.keys()], read: (path) => makers.get(path)?.() };
}

/**
 * Draws the whole site.
 *
 * @param onPage gets each page as soon as it is drawn, and a turn of the event loop to send it on
 */
export async function renderSite(
  input: SiteInput,
  assets: Assets,
  onPage?: (path: string, html: string) => void,
): Promise<Files> {
  const site = await openSite(input, assets);
  const files: Files = new Map();
  for (const path of site.paths) {
    const text = site.read(path)!;
    files.set(path, text);
    if (!onPage || !isPage(path)) continue;
    onPage(path, text);
    await setImmediate();
  }
  return files;
}

function drawPage(page: Page, assets: Assets, surroundings: Surroundings): string {
  const content = draw(surroundings, page.content);
  const layout = (
    <Layout headings={headingsOf(content)} weight={page.weight} updated={updatedOn(surroundings.site, page)}>
      <div dangerouslySetInnerHTML={{ __html: content }} />
    </Layout>
  );
  return writeShell(page, assets, draw(surroundings, layout));
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
