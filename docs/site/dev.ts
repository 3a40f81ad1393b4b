/**
 * `npm run docs`: serves the docs site while it is written. A change of the document regenerates `generated/`, any change
 * redraws the pages, and browsers reload. `PORT` names another port than 5173.
 */
import { spawn } from "node:child_process";
import { startDevServer } from "./commands/dev-server.ts";
import { root } from "./commands/vite.ts";

// One process for all changes: it makes each its turn, where an editor saves in several steps.
const args = ["--import", "./scripts/typescript/register.js", "scripts/generate.ts", "--watch"];
const generator = spawn(process.execPath, args, { cwd: root, stdio: ["ignore", "inherit", "inherit"] });
process.once("exit", () => generator.kill());
for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(0));

const server = await startDevServer(root, Number(process.env["PORT"] ?? 5173));
console.log(`${server.url} shows the docs site. Ctrl-C ends.`);
