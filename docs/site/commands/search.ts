import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { close, createIndex } from "pagefind";
import { isPage } from "../model/links.ts";
import type { LazySite } from "../render.tsx";

/** An index of the search that takes pages one by one: Pagefind reads them in a process of its own. */
export interface SearchIndex {
  /** Takes a page by its path: `operations/users.create/index.html`. */
  readonly add: (path: string, html: string) => void;
  /**
   * Waits for the pages to be read.
   *
   * @returns the index and Pagefind's own scripts, by their paths in the folder `pagefind` of the site
   * @throws {Error} naming a page that could not be read
   */
  files(): Promise<Map<string, Uint8Array>>;
  /** Ends Pagefind's process. */
  close(): Promise<unknown>;
}

/** Makes an index that is empty. */
export async function openSearchIndex(): Promise<SearchIndex> {
  // Names of fields are words of their own, as a reader types them.
  const { index, errors } = await createIndex({ includeCharacters: "_.", forceLanguage: "en" });
  if (!index) throw new Error(`The search has no index: ${errors.join(" ")}`);
  const added: { path: string; reading: ReturnType<typeof index.addHTMLFile> }[] = [];
  return {
    add: (path, html) =>
      void added.push({ path, reading: index.addHTMLFile({ sourcePath: path, content: html }) }),
    async files() {
      for (const { path, reading } of added) {
        const { errors: wrongs } = await reading;
        if (wrongs.length > 0) throw new Error(`The search can't find ${path}: ${wrongs.join(" ")}`);
      }
      const made = await index.getFiles();
      if (made.errors.length > 0) throw new Error(made.errors.join(" "));
      return new Map(
        made.files
          // Of Pagefind's scripts the site needs the engine alone; its own page has a dialog of ours.
          .filter(({ path }) => !/-ui\.|-highlight|unknown/.test(path))
          .map(({ path, content }) => [path, content]),
      );
    },
    close,
  };
}

/**
 * Draws every page of a site, and makes their index.
 *
 * @returns the files, by their paths in the folder `pagefind` of the site
 */
export async function makeSearchIndex(site: LazySite): Promise<Map<string, Uint8Array>> {
  const index = await openSearchIndex();
  try {
    for (const path of site.paths) {
      if (!isPage(path)) continue;
      index.add(path, site.read(path)!);
      // Whoever waits for a page meanwhile gets it.
      await setImmediate();
    }
    return await index.files();
  } finally {
    await index.close();
  }
}

/**
 * Writes the search into the site's folder.
 *
 * @param folder the site's folder on this machine
 */
export function writeSearchIndex(folder: string, files: ReadonlyMap<string, Uint8Array>): void {
  for (const [path, content] of files) {
    const file = join(folder, "pagefind", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
