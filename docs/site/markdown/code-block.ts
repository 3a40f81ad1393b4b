import { escape, type Highlighter } from "./highlight.ts";

export interface Code {
  readonly code: string;
  readonly language: string;
  /** Stands above it: a language or a file's name. */
  readonly label: string;
}

/** A block of code with its label and a button that copies it. */
export function codeBlock(highlighter: Highlighter, { code, language, label }: Code): string {
  return frame(label, highlighter.highlight(code, language));
}

/** A block of JSON, whose references are links. It is far quicker than a grammar, and the site has megabytes of it. */
export function jsonBlock(text: string, label: string, link?: (ref: string) => string | undefined): string {
  return frame(label, highlightJson(text, link));
}

function frame(label: string, html: string): string {
  return `<figure class="code"><figcaption><span>${escape(label)}</span><button type="button" class="copy" data-copy>Copy</button></figcaption><pre tabindex="0"><code>${html}</code></pre></figure>`;
}

const TOKEN =
  /("(?:\\.|[^"\\])*")(\s*:)?|\b(true|false|null)\b|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|[^"\w-]+|./gs;

function highlightJson(text: string, link: ((ref: string) => string | undefined) | undefined): string {
  let key = "";
  return text.replaceAll(TOKEN, (whole, string?: string, colon?: string, word?: string, number?: string) => {
    if (string !== undefined && colon !== undefined) {
      key = string;
      return `<span class="j-key">${escape(string)}</span>${colon}`;
    }
    if (string !== undefined) {
      const href = key === `"$ref"` ? link?.(JSON.parse(string) as string) : undefined;
      const span = `<span class="j-text">${escape(string)}</span>`;
      return href === undefined ? span : `<a href="${escape(href)}">${span}</a>`;
    }
    if (word !== undefined) return `<span class="j-word">${word}</span>`;
    return number === undefined ? escape(whole) : `<span class="j-word">${number}</span>`;
  });
}
