import { readdirSync, rmSync } from "node:fs";
import { close, createIndex } from "pagefind";

/**
 * Makes the index of the search, beside Pagefind's own scripts, in the folder `pagefind` of the site.
 *
 * @param folder the site's folder on this machine
 * @param count the number of pages that must be found in it
 */
export async function writeSearchIndex(folder: string, count: number): Promise<void> {
  // Names of fields are words of their own, as a reader types them.
  const { index, errors } = await createIndex({ includeCharacters: "_.", forceLanguage: "en" });
  if (!index) throw new Error(`The search has no index: ${errors.join(" ")}`);
  const added = await index.addDirectory({ path: folder });
  if (added.page_count !== count) {
    throw new Error(`The search found ${added.page_count} of ${count} pages. ${added.errors.join(" ")}`);
  }
  const written = await index.writeFiles({ outputPath: `${folder}/pagefind` });
  if (written.errors.length > 0) throw new Error(written.errors.join(" "));
  await close();
  // Of Pagefind's scripts the site needs the engine alone; its own page has a dialog of ours.
  for (const name of readdirSync(`${folder}/pagefind`))
    if (/-ui\.|-highlight|unknown/.test(name)) rmSync(`${folder}/pagefind/${name}`);
}
