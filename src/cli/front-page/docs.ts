import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";

/** The docs that come with the package, in Markdown. */
export interface Docs {
  /** Files such as `sandbox.md`; none where the command was bundled without its package. */
  readonly names: readonly string[];
  /** @returns the text of a file, or `undefined` where there is none of that name */
  read(name: string): Promise<string | undefined>;
}

/**
 * Finds the package's docs.
 *
 * @param from a file of the package; the build puts this one elsewhere, so the way up isn't always as long
 */
export function findDocs(from: string = import.meta.url): Docs {
  let folder = new URL("./", from);
  while (!existsSync(new URL("docs/sandbox.md", folder))) {
    const above = new URL("../", folder);
    if (above.href === folder.href) return { names: [], read: () => Promise.resolve(undefined) };
    folder = above;
  }
  const docs = new URL("docs/", folder);
  const names = readdirSync(docs)
    .filter((name) => name.endsWith(".md") && name !== "README.md")
    .sort();
  return {
    names,
    async read(name) {
      return names.includes(name) ? await readFile(new URL(name, docs), "utf8") : undefined;
    },
  };
}
