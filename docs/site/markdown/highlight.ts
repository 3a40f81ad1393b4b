import { createHighlighterCore, type HighlighterCore } from "shiki/core";
import { createJavaScriptRegexEngine } from "shiki/engine/javascript";

const LIGHT = "github-light-high-contrast";
const DARK = "github-dark-high-contrast";

/** Colours code as the site is built. Colours are classes, as a strict policy allows no `style` attribute. */
export interface Highlighter {
  /** Gives the HTML of the code, escaped. */
  highlight(code: string, language: string): string;
  /** The style sheet of the classes that were used so far. */
  css(): string;
}

const ALIASES: Readonly<Record<string, string>> = {
  ts: "typescript",
  js: "javascript",
  sh: "shellscript",
  bash: "shellscript",
  ndjson: "json",
  yml: "yaml",
  py: "python",
  rb: "ruby",
};

/** Makes a highlighter, whose grammars take a moment to load. */
export async function createHighlighter(): Promise<Highlighter> {
  const core = await createHighlighterCore({
    themes: [
      import("shiki/themes/github-light-high-contrast.mjs"),
      import("shiki/themes/github-dark-high-contrast.mjs"),
    ],
    langs: [
      import("shiki/langs/typescript.mjs"),
      import("shiki/langs/javascript.mjs"),
      import("shiki/langs/json.mjs"),
      import("shiki/langs/yaml.mjs"),
      import("shiki/langs/shellscript.mjs"),
      import("shiki/langs/python.mjs"),
      import("shiki/langs/ruby.mjs"),
      import("shiki/langs/go.mjs"),
      import("shiki/langs/diff.mjs"),
    ],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
  return new ClassHighlighter(core);
}

class ClassHighlighter implements Highlighter {
  readonly #core: HighlighterCore;
  readonly #classes = new Map<string, string>();
  // The same lines of set-up stand on every page.
  readonly #known = new Map<string, string>();

  constructor(core: HighlighterCore) {
    this.#core = core;
  }

  highlight(code: string, language: string): string {
    const name = ALIASES[language] ?? language;
    if (!this.#core.getLoadedLanguages().includes(name)) return escape(code);
    const key = `${name}\n${code}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const { tokens } = this.#core.codeToTokens(code, {
      lang: name,
      themes: { light: LIGHT, dark: DARK },
      defaultColor: false,
    });
    const html = tokens.map((line) => line.map((token) => this.#span(token)).join("")).join("\n");
    this.#known.set(key, html);
    return html;
  }

  #span({ content, htmlStyle = {} }: { content: string; htmlStyle?: Record<string, string> }): string {
    const text = escape(content);
    const [light, dark] = [htmlStyle["--shiki-light"], htmlStyle["--shiki-dark"]];
    if (!/\S/.test(content) || light === undefined || dark === undefined) return text;
    const pair = `${light} ${dark}`;
    const name = this.#classes.get(pair) ?? `h${this.#classes.size}`;
    this.#classes.set(pair, name);
    return `<span class="${name}">${text}</span>`;
  }

  css(): string {
    return [...this.#classes]
      .map(([pair, name]) => {
        const [light, dark] = pair.split(" ");
        return `.${name}{color:light-dark(${light!},${dark!})}`;
      })
      .join("\n");
  }
}

/** Text as HTML. */
export function escape(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
