// The blocks of code in the guides, docs/*.md.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const docs = fileURLToPath(new URL("../../docs/", import.meta.url));

/** A block of code of a guide. */
export interface Block {
  readonly guide: string;
  /** The line of the guide where its code begins. */
  readonly line: number;
  readonly language: string;
  /** What stands behind the language: `compile-only`, for code that can't be run here. */
  readonly mark: string | undefined;
  readonly code: string;
}

/** The guides by name, without `.md`, each with its text. */
export const guides: ReadonlyMap<string, string> = new Map(
  readdirSync(docs)
    .filter((file) => file.endsWith(".md") && file !== "README.md")
    .map((file) => [file.slice(0, -".md".length), readFileSync(docs + file, "utf8")]),
);

/** Every block of every guide. */
export const blocks: readonly Block[] = [...guides].flatMap(([guide, text]) =>
  [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(
    ({ index, 1: language, 2: mark, 3: code }) => ({
      guide,
      line: text.slice(0, index).split("\n").length + 1,
      language: language!,
      mark,
      code: code!,
    }),
  ),
);

/** The guides whose commands are run by a shell, one after another. */
export const SHELL_GUIDES: readonly string[] = ["backing-up", "cli", "moving-in", "own-endpoints"];

/** The blocks of one guide in a language. */
export function blocksOf(guide: string, language: string): Block[] {
  return blocks.filter((block) => block.guide === guide && block.language === language);
}

const IMPORT = /^import (type )?\{ (.+) \} from ("[^"]+");$/gm;

/**
 * The code of a block of TypeScript as a program of its own: with the imports that stand once in its guide, in a block
 * before it.
 */
export function programOf({ guide, line, code }: Block): string {
  const known = new Map<string, string>();
  for (const before of blocksOf(guide, "ts").filter((block) => block.line < line)) {
    for (const [, type = "", names, from] of before.code.matchAll(IMPORT))
      for (const name of names!.split(", ")) known.set(name, `import ${type}{ ${name} } from ${from!};`);
  }
  const own = [...code.matchAll(IMPORT)].flatMap(([, , names]) => names!.split(", "));
  const missing = [...known].filter(
    ([name]) => !own.includes(name) && new RegExp(`\\b${name.split(" ").at(-1)!}\\b`).test(code),
  );
  // In front of the first line, so that the lines keep their numbers.
  return `${missing.map(([, line]) => `${line} `).join("")}${code}export {};\n`;
}
