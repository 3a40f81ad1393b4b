import type { ComponentChildren, JSX } from "preact";

const PATTERN = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]*)\]\([^)]*\)/g;

/** Shows the first sentence or two of a Markdown text in a line. Links are words here: the page has them. */
export function Inline({ text }: { text: string }): JSX.Element {
  const [paragraph = ""] = text.trim().split(/\n\s*\n/);
  return <>{pieces(paragraph.replaceAll(/\s+/g, " "))}</>;
}

function pieces(text: string): ComponentChildren[] {
  const found: ComponentChildren[] = [];
  let end = 0;
  for (const match of text.matchAll(PATTERN)) {
    const [all, code, strong, link] = match;
    found.push(text.slice(end, match.index));
    found.push(
      code !== undefined ? <code>{code}</code> : strong !== undefined ? <strong>{strong}</strong> : link,
    );
    end = match.index + all.length;
  }
  found.push(text.slice(end));
  return found;
}
