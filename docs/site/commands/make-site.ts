import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { checkSite } from "../checks/check-site.ts";
import type { Files } from "../render.tsx";
import { readInput } from "./input.ts";
import { openSearchIndex, writeSearchIndex } from "./search.ts";
import { buildClient, loadRenderer } from "./vite.ts";

/** The outcome of a build: its problems in sentences, and the sizes of what it wrote. */
export interface MadeSite {
  readonly problems: readonly string[];
  readonly pages: number;
  /** In bytes, without the index of the search. */
  readonly size: number;
  readonly largest: { readonly path: string; readonly size: number };
}

/**
 * Makes the docs site.
 *
 * @param root the repository's folder, with a slash at its end
 * @param folder the folder that the site is written to. What stands there is removed.
 */
export async function makeSite(root: string, folder: string): Promise<MadeSite> {
  const [assets, { renderSite }, input, search] = await Promise.all([
    buildClient(folder),
    loadRenderer(),
    readInput(root),
    openSearchIndex(),
  ]);
  rmSync(`${folder}/manifest.json`);
  let files: Files;
  try {
    // The search reads pages while the next ones are drawn.
    files = await renderSite(input, assets, search.add);
    for (const [path, text] of files) {
      mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
      writeFileSync(`${folder}/${path}`, text);
    }
    writeSearchIndex(folder, await search.files());
  } finally {
    await search.close();
  }
  const sizes = [...files].map(([path, text]) => ({ path, size: Buffer.byteLength(text) }));
  return {
    problems: checkSite(new Map([...listFiles(folder).map((path) => [path, ""] as const), ...files])),
    pages: [...files.keys()].filter((path) => path.endsWith("index.html")).length,
    size: sizes.reduce((sum, { size }) => sum + size, 0),
    largest: sizes.filter(({ path }) => path.endsWith(".html")).sort((a, b) => b.size - a.size)[0]!,
  };
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, `${entry.parentPath}/${entry.name}`));
}
