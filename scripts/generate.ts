/**
 * `npm run generate`: makes `generated/` from `openapi/`.
 *
 *   (nothing)   generate, and say what changed
 *   --check     write nothing; exit 1 and name the files that are not what the document makes
 *   --watch     generate now and on every save under openapi/, until Ctrl-C
 *   --standalone NAME|all --out DIR
 *               write nothing to generated/, but schemas that stand alone to DIR
 */
import { mkdirSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { createFormatter } from "./generate/format.ts";
import { generate, makeStandalone } from "./generate/run.ts";
import { DocumentError } from "../src/generate/openapi.ts";
import type { Changes } from "./generate/output.ts";
import { watch } from "./generate/watch.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");

// One for all runs of --watch.
const formatter = createFormatter(`${root}/generated`);

const options = readOptions();
if (options.check) process.exitCode = await check();
else if (options.watch) await watch([`${root}/openapi`, `${root}/redocly.yaml`], run);
else if (options.standalone) process.exitCode = await writeStandalone(options.standalone, options.out!);
else process.exitCode = await run();

interface Options {
  check?: boolean;
  watch?: boolean;
  standalone?: string;
  out?: string;
}

function readOptions(): Options {
  try {
    const { values } = parseArgs({
      options: {
        check: { type: "boolean" },
        watch: { type: "boolean" },
        standalone: { type: "string" },
        out: { type: "string" },
      },
    });
    const modes = (["check", "watch", "standalone"] as const).filter((mode) => values[mode]);
    if (modes.length > 1) throw new Error(`--${modes.join(" and --")} don't go together.`);
    if ((values.standalone === undefined) !== (values.out === undefined))
      throw new Error("--standalone and --out go together: a schema's name, or `all`, and a folder.");
    return values;
  } catch (error) {
    const usage = "[-- --check | --watch | --standalone NAME|all --out DIR]";
    console.error(`${(error as Error).message}\nUsage: npm run generate ${usage}`);
    process.exit(2);
  }
}

async function run(): Promise<number> {
  const started = performance.now();
  return report(async () => {
    const changes = await generate(root, formatter);
    await changes.write();
    const ms = Math.round(performance.now() - started);
    console.log(`generated/ ${summarize(changes)} (${ms} ms)`);
    list(changes, console.log);
    return 0;
  });
}

async function check(): Promise<number> {
  return report(async () => {
    const changes = await generate(root, formatter);
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

function writeStandalone(name: string, folder: string): Promise<number> {
  return report(async () => {
    const files = await makeStandalone(root, name);
    if (!files) {
      console.error(`There is no schema ${name}. generated/schemas/ has a file for each that there is.`);
      return 1;
    }
    mkdirSync(folder, { recursive: true });
    for (const [file, text] of files) writeFileSync(join(folder, file), text);
    console.log(`${files.size} in ${folder}`);
    return 0;
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
