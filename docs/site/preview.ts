/** `npm run docs:preview`: serves dist-docs/ as a static host does. `PORT` names another port than 4173. */
import { existsSync } from "node:fs";
import { serveFolder } from "./commands/static-server.ts";
import { root } from "./commands/vite.ts";

const folder = `${root}dist-docs`;
if (existsSync(`${folder}/index.html`)) {
  const { url } = await serveFolder(folder, Number(process.env["PORT"] ?? 4173));
  console.log(`${url} shows dist-docs/. Ctrl-C ends.`);
} else {
  console.error("dist-docs/ has no site. Run `npm run docs:build` first.");
  process.exitCode = 1;
}
