import type { JSX } from "preact";
import { relative } from "../model/links.ts";
import { useSurroundings } from "./context.ts";
import { toSiteLink } from "../markdown/links.ts";

/** A text that people wrote in Markdown: a guide, or the changelog. */
export function MarkdownPage({ folder, markdown }: { folder: string; markdown: string }): JSX.Element {
  const { site, url, find, markdown: renderer } = useSurroundings();
  const { html } = renderer.render(markdown, {
    link: (href) => toSiteLink(site, { folder, url, href }),
    find: (code) => {
      const path = find(code);
      return path === undefined ? undefined : relative(url, path);
    },
  });
  return <article class="prose is-guide" dangerouslySetInnerHTML={{ __html: html }} />;
}
