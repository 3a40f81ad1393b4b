/** A piece of code, and the kind that it is coloured by. */
export interface Token {
  readonly text: string;
  readonly kind: "comment" | "string" | "keyword" | "name" | "number" | "plain";
}

const PATTERN =
  /^((?:\/\/|#) .*)$|("(?:[^"\\]|\\.)*"|'[^']*')|\b(import|from|const|await|new|true|false|null)\b|([\w$]+)(?=\()|([A-Za-z_$][\w$]*)(?=:)|(-?\b\d+(?:\.\d+)?\b)/gm;

/** Of the pattern's groups. */
const KINDS = ["comment", "string", "keyword", "name", "name", "number"] as const;

/** Takes a snippet apart for its colours: much less than a highlighter, for the little that snippets have. */
export function highlight(code: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  for (const match of code.matchAll(PATTERN)) {
    if (match.index > end) tokens.push({ text: code.slice(end, match.index), kind: "plain" });
    const [text, ...groups] = match;
    const kind = KINDS[groups.findIndex((group: string | undefined) => group !== undefined)]!;
    tokens.push({ text, kind });
    end = match.index + text.length;
  }
  if (end < code.length) tokens.push({ text: code.slice(end), kind: "plain" });
  return tokens;
}
