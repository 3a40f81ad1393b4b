import { join } from "node:path";
import { format, resolveConfig } from "prettier";

/** A piece of a file that is formatted by itself: as a declaration, as a member of an interface, or not at all. */
export interface Piece {
  readonly kind: "declaration" | "member" | "verbatim";
  readonly text: string;
}

/** The text of a generated file, or its pieces. */
export type FileText = string | readonly Piece[];

/** Formats files, remembering what it has formatted: most of a document is as it was at the last save. */
export type Formatter = (path: string, file: FileText) => Promise<string>;

/**
 * Makes a formatter of the style that a folder has.
 *
 * It is Prettier's opinion piece by piece, so it is Prettier's opinion of the file.
 */
export async function createFormatter(folder: string): Promise<Formatter> {
  const style = await resolveConfig(join(folder, "index.ts"));
  const formatted = new Map<string, string>();

  async function tidy(path: string, { kind, text }: Piece): Promise<string> {
    if (kind === "verbatim") return text;
    const options = { ...style, filepath: path };
    if (kind === "declaration") return format(text, options);
    const wrapped = await format(`interface Wrapper {\n${text}\n}`, options);
    return wrapped.slice(wrapped.indexOf("\n") + 1, wrapped.lastIndexOf("}"));
  }

  return async (path, file) => {
    // Prettier's `json-stringify` style is what JSON.stringify writes, so JSON comes formatted.
    if (typeof file === "string" && path.endsWith(".json")) return file;
    const pieces = typeof file === "string" ? [{ kind: "declaration", text: file } as const] : file;
    const texts: string[] = [];
    for (const piece of pieces) {
      const key = `${path} ${piece.kind} ${piece.text}`;
      const text = formatted.get(key) ?? (await tidy(path, piece));
      formatted.set(key, text);
      texts.push(text);
    }
    return texts.join("");
  };
}
