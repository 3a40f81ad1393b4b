const LENGTH = 220;

/** The first paragraph of a text in Markdown, as plain words, cut after a sentence. */
export function leadOf(markdown: string): string {
  const paragraph = withoutComments(markdown)
    .split(/\n\s*\n/)
    .map((block) => block.trim())
    .find((block) => /^[\p{L}`*]/u.test(block));
  const text = (paragraph ?? "").replaceAll(/\[([^\]]*)\]\([^)]*\)/g, "$1").replaceAll(/\s+/g, " ");
  if (text.length <= LENGTH) return text.replace(/:$/, ".");
  const cut = text.slice(0, LENGTH);
  const end = cut.lastIndexOf(". ");
  return end > 0 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(" "))} …`;
}

/** Leaves out comments, which Markdown without HTML would show. */
export function withoutComments(markdown: string): string {
  return markdown.replaceAll(/^<!--[\s\S]*?-->\n*/gm, "");
}
