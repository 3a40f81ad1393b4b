import { dirname, join } from "node:path";
import { format, resolveConfig } from "prettier";
import { openFormatCache } from "./format-cache.ts";

/** A piece of a file that is formatted by itself: as a declaration, as a member of an interface, or not at all. */
export interface Piece {
  readonly kind: "declaration" | "member" | "verbatim";
  readonly text: string;
}

/** The text of a generated file, or its pieces. */
export type FileText = string | readonly Piece[];

/** Formats files, remembering what it has formatted: most of a document is as it was the last time. */
export interface Formatter {
  format(path: string, file: FileText): Promise<string>;
  /** Keeps what was formatted since the last time for the next process. */
  save(): void;
}

/**
 * Makes a formatter of the style that a folder has.
 *
 * It is Prettier's opinion piece by piece, so it is Prettier's opinion of the file.
 *
 * @param folder a folder of the repository's root
 */
export async function createFormatter(folder: string): Promise<Formatter> {
  const style = await resolveConfig(join(folder, "index.ts"), { useCache: false });
  const cache = openFormatCache(dirname(folder), style);

  async function tidy(path: string, { kind, text }: Piece): Promise<string> {
    if (kind === "verbatim") return text;
    const options = { ...style, filepath: path };
    if (kind === "declaration") return format(text, options);
    const wrapped = await format(`interface Wrapper {\n${text}\n}`, options);
    return wrapped.slice(wrapped.indexOf("\n") + 1, wrapped.lastIndexOf("}"));
  }

  return {
    async format(path, file) {
      // Prettier's `json-stringify` style is what JSON.stringify writes, so JSON comes formatted.
      if (typeof file === "string" && path.endsWith(".json")) return file;
      const pieces = typeof file === "string" ? [{ kind: "declaration", text: file } as const] : file;
      const texts: string[] = [];
      for (const piece of pieces) {
        const key = `${path} ${piece.kind} ${piece.text}`;
        const text = cache.get(key) ?? (await tidy(path, piece));
        cache.set(key, text);
        texts.push(text);
      }
      return texts.join("");
    },
    save: () => cache.save(),
  };
}
