import MarkdownIt from "markdown-it";
import { codeBlock } from "./code-block.ts";
import type { Highlighter } from "./highlight.ts";

/** A heading of a page, for its table of contents. */
export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly text: string;
}

export interface RenderOptions {
  /** Turns a link's address into one of the site; undefined takes the link away and leaves its text. */
  readonly link?: (href: string) => string | undefined;
  /** The address of what a text in backticks names, if it has a page. */
  readonly find?: (code: string) => string | undefined;
}

export interface Rendered {
  readonly html: string;
  readonly headings: readonly Heading[];
}

type Markdown = InstanceType<typeof MarkdownIt>;
type Tokens = ReturnType<Markdown["parse"]>;

const LABELS: Readonly<Record<string, string>> = {
  ts: "TypeScript",
  js: "JavaScript",
  json: "JSON",
  sh: "Shell",
  text: "Output",
  diff: "Change",
  yaml: "YAML",
};

/** Turns Markdown into HTML; HTML in it stays text, whoever wrote it. */
export class MarkdownRenderer {
  readonly #markdown: Markdown;

  constructor(highlighter: Highlighter) {
    this.#markdown = new MarkdownIt({ html: false, linkify: false });
    const { rules } = this.#markdown.renderer;
    rules["fence"] = (tokens, i) => {
      const { content, info } = tokens[i]!;
      const language = info.trim().split(/\s+/)[0] ?? "";
      return codeBlock(highlighter, {
        code: content.trimEnd(),
        language,
        label: LABELS[language] ?? language,
      });
    };
    rules["table_open"] = (tokens, i) => {
      const kind = tokens[i]!.attrGet("class") === "is-prose" ? ' class="is-prose"' : "";
      return `<div class="table" tabindex="0" role="region" aria-label="Table"><table${kind}>\n`;
    };
    rules["table_close"] = () => "</table></div>\n";
  }

  /** Renders a whole text. Its headings get ids as GitHub gives them, so that links between files hold. */
  render(text: string, options: RenderOptions = {}): Rendered {
    const tokens = this.#markdown.parse(text, {});
    const headings = nameHeadings(tokens);
    alignCells(tokens);
    markProse(tokens);
    adaptLinks(tokens, options);
    return { html: this.#markdown.renderer.render(tokens, this.#markdown.options, {}), headings };
  }

  /** Renders one line, without a paragraph around it. */
  inline(text: string, options: RenderOptions = {}): string {
    const tokens = this.#markdown.parseInline(text.trim().replaceAll(/\s+/g, " "), {});
    adaptLinks(tokens, options);
    return this.#markdown.renderer.render(tokens, this.#markdown.options, {});
  }
}

/** The id of a heading, as GitHub makes it. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, "")
    .replaceAll(/\s/g, "-");
}

function nameHeadings(tokens: Tokens): Heading[] {
  const used = new Map<string, number>();
  return tokens.flatMap((token, i) => {
    if (token.type !== "heading_open") return [];
    const text = (tokens[i + 1]?.children ?? []).map(({ content }) => content).join("");
    const base = slug(text);
    const count = used.get(base) ?? 0;
    used.set(base, count + 1);
    const id = count === 0 ? base : `${base}-${count}`;
    token.attrSet("id", id);
    return [{ level: Number(token.tag.slice(1)), id, text }];
  });
}

/** A cell of so many characters is more than a word or a number. */
const SENTENCES = 120;

/** A strict policy allows no `style`: the alignment of a table's cells is a class. */
function alignCells(tokens: Tokens): void {
  for (const token of tokens) {
    const align = /^text-align:(\w+)$/.exec(String(token.attrGet("style")))?.[1];
    if (align !== undefined) token.attrs = [["class", `is-${align}`]];
  }
}

/** In a table of sentences, which a phone has no room for side by side, each cell gets a line of its own there. */
function markProse(tokens: Tokens): void {
  let table: Tokens[number] | undefined;
  for (const token of tokens) {
    if (token.type === "table_open") table = token;
    else if (token.type === "inline" && token.content.length > SENTENCES) table?.attrSet("class", "is-prose");
    else if (token.type === "table_close") table = undefined;
  }
}

function adaptLinks(tokens: Tokens, { link, find }: RenderOptions): void {
  for (const { children } of tokens) {
    if (!children) continue;
    for (let i = 0; i < children.length; i++) {
      const token = children[i]!;
      if (token.type === "link_open") i = adaptLink(children, i, link);
      else if (token.type === "code_inline") i = linkCode(children, i, find);
    }
  }
}

/** Gives a link its address on the site, or takes it away. What is within it gets no link of its own. */
function adaptLink(children: Tokens, start: number, link: RenderOptions["link"]): number {
  const end = children.findIndex(({ type }, i) => i > start && type === "link_close");
  const href = link ? link(String(children[start]!.attrGet("href"))) : children[start]!.attrGet("href");
  if (typeof href === "string") {
    children[start]!.attrSet("href", href);
    return end;
  }
  children.splice(end, 1);
  children.splice(start, 1);
  return end - 2;
}

function linkCode(children: Tokens, i: number, find: RenderOptions["find"]): number {
  const token = children[i]!;
  const href = find?.(token.content);
  if (href === undefined) return i;
  const Token = token.constructor as new (type: string, tag: string, nesting: 1 | 0 | -1) => Tokens[number];
  const open = new Token("link_open", "a", 1);
  open.attrSet("href", href);
  children.splice(i, 1, open, token, new Token("link_close", "a", -1));
  return i + 2;
}
