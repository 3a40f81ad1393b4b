/**
 * `npm run generate`: makes `generated/` from `openapi/`.
 *
 *   (nothing)   generate, and say what changed
 *   --check     write nothing; exit 1 and name the files that are not what the document makes
 *   --watch     generate now and on every save under openapi/, until Ctrl-C
 */
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { generate } from "./generate/run.ts";
import { DocumentError } from "./generate/openapi.ts";
import type { Changes } from "./generate/output.ts";
import { watch } from "./generate/watch.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

const options = readOptions();
if (options.check) process.exitCode = await check();
else if (options.watch) await watch([`${root}/openapi`, `${root}/redocly.yaml`], run);
else process.exitCode = await run();

function readOptions(): { check?: boolean; watch?: boolean } {
  try {
    const { values } = parseArgs({ options: { check: { type: "boolean" }, watch: { type: "boolean" } } });
    if (values.check && values.watch) throw new Error("--check and --watch don't go together.");
    return values;
  } catch (error) {
    console.error(`${(error as Error).message}\nUsage: npm run generate [-- --check | --watch]`);
    process.exit(2);
  }
}

async function run(): Promise<number> {
  const started = performance.now();
  return report(async () => {
    const changes = await generate(root);
    await changes.write();
    const ms = Math.round(performance.now() - started);
    console.log(`generated/ ${summarize(changes)} (${ms} ms)`);
    list(changes, console.log);
    return 0;
  });
}

async function check(): Promise<number> {
  return report(async () => {
    const changes = await generate(root);
    const drift = changes.added.length + changes.changed.length + changes.removed.length;
    if (drift === 0) {
      console.log(`generated/ is what openapi/ makes (${changes.unchanged.length} files).`);
      return 0;
    }
    console.error(`generated/ is not what openapi/ makes. Run \`npm run generate\` and commit the result:`);
    list(changes, console.error);
    return 1;
  });
}

/** Runs a step; a document's problems are printed for people, and anything else is a bug and keeps its stack. */
async function report(step: () => Promise<number>): Promise<number> {
  try {
    return await step();
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    for (const finding of error.findings) console.error(finding);
    console.error(`\n${error.message} generated/ is as it was.`);
    return 1;
  }
}

function summarize({ added, changed, removed, unchanged }: Changes): string {
  if (added.length + changed.length + removed.length === 0) return `is up to date: ${unchanged.length} files`;
  return `${added.length} added, ${changed.length} changed, ${removed.length} removed, ${unchanged.length} unchanged`;
}

function list({ added, changed, removed }: Changes, print: (line: string) => void): void {
  for (const path of added) print(`  + ${relative(".", `${root}/generated/${path}`)}`);
  for (const path of changed) print(`  ~ ${relative(".", `${root}/generated/${path}`)}`);
  for (const path of removed) print(`  - ${relative(".", `${root}/generated/${path}`)}`);
}
