/** Pieces of the text of emitted TypeScript. */

/** A doc comment, or nothing where there is nothing to say. Prettier indents it. */
export function docComment(...paragraphs: (string | false | undefined)[]): string {
  const text = paragraphs.filter(Boolean).join("\n\n").trim().replaceAll("*/", "*\\/");
  if (!text) return "";
  const lines = text.split("\n").map((line) => ` * ${line}`.trimEnd());
  return lines.length === 1 ? `/** ${text} */\n` : `/**\n${lines.join("\n")}\n */\n`;
}

/** A property's name, in quotes only where it needs them. */
export function key(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}
