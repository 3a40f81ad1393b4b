/**
 * `npm run docs`: serves the docs site while it is written. A change of the document regenerates `generated/`, any change
 * redraws the pages, and browsers reload. `PORT` names another port than 5173.
 */
import { spawn } from "node:child_process";
import { watch } from "node:fs";
import { startDevServer } from "./commands/dev-server.ts";
import { root } from "./commands/vite.ts";

const server = await startDevServer(root, Number(process.env["PORT"] ?? 5173));
console.log(`${server.url} shows the docs site. Ctrl-C ends.`);

// An editor saves in several steps; one run serves all of them.
let timer: NodeJS.Timeout | undefined;
watch(`${root}openapi`, { recursive: true }, () => {
  clearTimeout(timer);
  timer = setTimeout(generate, 100);
});

function generate(): void {
  const args = ["--import", "./scripts/typescript/register.js", "scripts/generate.ts"];
  spawn(process.execPath, args, { cwd: root, stdio: "inherit" });
}
