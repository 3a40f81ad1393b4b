/**
 * `npm run upstream -- FILE|URL`: what a copy of the provider's published OpenAPI document says otherwise than ours.
 *
 *   npm run upstream -- openapi.yml                      everything, for a terminal
 *   npm run upstream -- openapi.yml --format markdown    for an issue; or json, for programs
 *   npm run upstream -- openapi.yml --new                only what the provider did since the lock; nothing where that is nothing
 *   npm run upstream -- openapi.yml --lock               notes in openapi/upstream.lock that this copy was looked at
 *   npm run upstream -- openapi.yml --add OPERATION …    writes operations into openapi/, for a person to put words to
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readDocument } from "./generate/document.ts";
import { DocumentError, type OpenAPIDocument } from "../src/generate/openapi.ts";
import { helpOf } from "./help.ts";
import { addOperation, findOperations } from "./upstream/add.ts";
import { readCorrections } from "./upstream/corrections.ts";
import { makeLock, readLock } from "./upstream/lock.ts";
import { look, tellBroken } from "./upstream/look.ts";
import { withoutCodes } from "./upstream/plain.ts";
import { readCopy } from "./upstream/read-copy.ts";
import { hasNews, renderJSON, renderMarkdown, renderText } from "./upstream/report.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const renderers = { text: renderText, markdown: renderMarkdown, json: renderJSON };
const usage =
  "npm run upstream -- FILE|URL [--format text|markdown|json] [--new] [--lock] | --add OPERATION …";
const lockFile = `${root}/openapi/upstream.lock`;

interface Options {
  readonly format?: string;
  readonly new?: boolean;
  readonly lock?: boolean;
  readonly add?: readonly string[];
}

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: "string" },
      new: { type: "boolean" },
      lock: { type: "boolean" },
      add: { type: "string", multiple: true },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) process.stdout.write(helpOf(import.meta.url));
  else await run(positionals, values);
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const findings = error instanceof DocumentError ? `\n${error.findings.join("\n")}` : "";
  // A copy's words may be in it.
  console.error(withoutCodes(`${error.message}${findings}`));
  process.exitCode = 1;
}

async function run(sources: readonly string[], options: Options): Promise<void> {
  const [source] = sources;
  if (source === undefined || sources.length > 1) throw new Error(`Give one copy. ${usage}`);
  const { add, format } = options;
  if (format !== undefined && !Object.hasOwn(renderers, format))
    throw new Error(`There is no format ${format}. ${usage}`);
  const other = (["format", "new", "lock"] as const).find((name) => options[name] !== undefined);
  if (add && other !== undefined) throw new Error(`--add and --${other} don't go together. ${usage}`);
  // Operations that were added and have no words yet are no obstacle to the next one.
  const ours = await readDocument(root, { unfinished: true });
  const copy = await readCopy(source, ours);
  if (add) await addAll(source, copy.document, ours, [...new Set(add)]);
  else report(source, copy, ours, options);
}

async function addAll(
  source: string,
  theirs: OpenAPIDocument,
  ours: OpenAPIDocument,
  wanted: readonly string[],
): Promise<void> {
  // Nothing is written where one of them can't be.
  findOperations(theirs, ours, wanted);
  const files = new Set<string>();
  for (const [index, each] of wanted.entries()) {
    const now = index === 0 ? ours : await readDocument(root, { unfinished: true });
    try {
      for (const file of await addOperation(`${root}/openapi`, theirs, now, each)) files.add(file);
    } catch (error) {
      throw tellBroken(error, source);
    }
  }
  for (const file of files) console.log(`openapi/${file}`);
  console.log(
    "Write a text in place of each TODO, the provider's facts in your own words. npm run generate tells what is missing.",
  );
}

function report(
  source: string,
  read: Awaited<ReturnType<typeof readCopy>>,
  ours: OpenAPIDocument,
  options: Options,
): void {
  const corrections = readCorrections(`${root}/openapi/upstream.yaml`);
  const before = readLock(lockFile, options.lock ? read.content : undefined);
  const { upstream, copy } = look(source, read, ours, before, corrections);
  const shown = options.new ? { ...upstream, differences: [...upstream.fresh] } : upstream;
  if (!options.new || hasNews(upstream))
    process.stdout.write(renderers[(options.format ?? "text") as keyof typeof renderers](shown));
  if (!options.lock) return;
  const lock = makeLock(copy, new Date().toISOString().slice(0, 10));
  writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
}
