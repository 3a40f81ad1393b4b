import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { close, createIndex } from "pagefind";

/**
 * Makes the index of the search, and Pagefind's own scripts, which stand in the folder `pagefind` of the site.
 *
 * @param pages the HTML of the site's pages, by their paths: `operations/users.create/index.html`
 * @returns the files, by their paths in that folder
 */
export async function makeSearchIndex(pages: ReadonlyMap<string, string>): Promise<Map<string, Uint8Array>> {
  // Names of fields are words of their own, as a reader types them.
  const { index, errors } = await createIndex({ includeCharacters: "_.", forceLanguage: "en" });
  if (!index) throw new Error(`The search has no index: ${errors.join(" ")}`);
  for (const [sourcePath, content] of pages) {
    const added = await index.addHTMLFile({ sourcePath, content });
    if (added.errors.length > 0)
      throw new Error(`The search can't find ${sourcePath}: ${added.errors.join(" ")}`);
  }
  const made = await index.getFiles();
  if (made.errors.length > 0) throw new Error(made.errors.join(" "));
  await close();
  return new Map(
    made.files
      // Of Pagefind's scripts the site needs the engine alone; its own page has a dialog of ours.
      .filter(({ path }) => !/-ui\.|-highlight|unknown/.test(path))
      .map(({ path, content }) => [path, content]),
  );
}

/**
 * Writes the search into the site's folder.
 *
 * @param folder the site's folder on this machine
 */
export async function writeSearchIndex(folder: string, pages: ReadonlyMap<string, string>): Promise<void> {
  for (const [path, content] of await makeSearchIndex(pages)) {
    const file = join(folder, "pagefind", path);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
