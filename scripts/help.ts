import { readFileSync } from "node:fs";

/** The head comment of a script, which is its help, too. */
export function helpOf(url: string): string {
  const [, comment = ""] = /^\/\*\*\n([^]*?)\n \*\/$/m.exec(readFileSync(new URL(url), "utf8")) ?? [];
  return `${comment.replaceAll(/^ \* ?/gm, "")}\n`;
}
