// Text of the document and of guides is never markup, whatever it holds.
import { beforeAll, describe, expect, it } from "vitest";
import { jsonBlock } from "../../docs/site/markdown/code-block.ts";
import { createHighlighter, type Highlighter } from "../../docs/site/markdown/highlight.ts";
import { toSiteLink } from "../../docs/site/markdown/links.ts";
import { MarkdownRenderer } from "../../docs/site/markdown/render.ts";
import type { Site } from "../../docs/site/model/site.ts";

const HOSTILE = [
  `<script>alert(1)</script>`,
  `<img src=x onerror=alert(1)>`,
  `"><svg onload=alert(1)>`,
  `[x](javascript:alert(1))`,
  `[x](data:text/html,<script>alert(1)</script>)`,
  `![x](https://elsewhere.example/pixel.png" onerror="alert(1))`,
  "```ts onclick=alert(1)\n</code></pre><script>alert(1)</script>\n```",
  "`</code><script>`",
  `| a |\n|:-:|\n| <b onclick=x> |`,
  `</script><!--`,
];

/** The names of the elements that a browser would see: a letter follows the `<`. */
function tagsOf(html: string): string[] {
  return [...html.matchAll(/<([a-z][\w-]*)/gi)].map(([, tag]) => tag!.toLowerCase());
}

const FRAME = ["figure", "figcaption", "span", "button", "pre", "code", "a"];

describe("hostile text", () => {
  let highlighter: Highlighter;
  let renderer: MarkdownRenderer;
  beforeAll(async () => {
    highlighter = await createHighlighter();
    renderer = new MarkdownRenderer(highlighter);
  });

  it("makes no element but those of Markdown, and no attribute that runs", () => {
    for (const text of HOSTILE) {
      const { html } = renderer.render(text);
      expect(tagsOf(html), text).not.toContain("script");
      expect(tagsOf(html), text).not.toContain("svg");
      expect(html, text).not.toMatch(/<[^>]*\son\w+=/);
      expect(html, text).not.toMatch(/(?:href|src)="(?:javascript|data):/);
    }
  });

  it("stays text in code and JSON", () => {
    for (const text of HOSTILE) {
      for (const html of [
        highlighter.highlight(text, "ts"),
        highlighter.highlight(text, "no such language"),
        jsonBlock(JSON.stringify({ [text]: text, $ref: text }), text, (ref) => `#${ref}`),
      ]) {
        expect(
          tagsOf(html).filter((tag) => !FRAME.includes(tag)),
          html,
        ).toEqual([]);
      }
    }
  });

  it("leads a link with a scheme of its own nowhere", () => {
    const site = { guides: [], repository: undefined, written: new Map() } as unknown as Site;
    const at = { folder: "docs", url: "/guides/x/" };
    expect(toSiteLink(site, { ...at, href: "javascript:alert(1)" })).toBeUndefined();
    expect(toSiteLink(site, { ...at, href: "JAVASCRIPT:alert(1)" })).toBeUndefined();
    expect(toSiteLink(site, { ...at, href: "../../../etc/passwd" })).toBeUndefined();
    expect(toSiteLink(site, { ...at, href: "https://example.com/" })).toBe("https://example.com/");
  });
});
