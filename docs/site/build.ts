/** `npm run docs:build`: makes the docs site in dist-docs/. */
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { readInput } from "./commands/input.ts";
import { writeSearchIndex } from "./commands/search.ts";
import { buildClient, loadRenderer, root } from "./commands/vite.ts";

const folder = `${root}dist-docs`;
const started = performance.now();

// Together, as each waits for the other core at times.
const [assets, { renderSite }] = await Promise.all([buildClient(folder), loadRenderer()]);
const files = await renderSite(await readInput(root), assets);
for (const [path, text] of files) {
  mkdirSync(dirname(`${folder}/${path}`), { recursive: true });
  writeFileSync(`${folder}/${path}`, text);
}
rmSync(`${folder}/manifest.json`);
await writeSearchIndex(folder, [...files.keys()].filter((path) => path.endsWith(".html")).length);
console.log(`${files.size} files in dist-docs/ (${((performance.now() - started) / 1000).toFixed(1)} s)`);
