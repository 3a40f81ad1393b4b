/**
 * `npm run upstream -- FILE|URL`: what a copy of the provider's published OpenAPI document says otherwise than ours.
 *
 *   npm run upstream -- openapi.yml                      everything, for a terminal
 *   npm run upstream -- openapi.yml --format markdown    for an issue; or json, for programs
 *   npm run upstream -- openapi.yml --new                only what the provider did since the lock; nothing where that is nothing
 *   npm run upstream -- openapi.yml --lock               notes in openapi/upstream.lock that this copy was looked at
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readDocument } from "./generate/document.ts";
import { DocumentError } from "./generate/openapi.ts";
import { readCorrections } from "./upstream/corrections.ts";
import { makeLock, readLock } from "./upstream/lock.ts";
import { look } from "./upstream/look.ts";
import { readCopy } from "./upstream/read-copy.ts";
import { hasNews, renderJSON, renderMarkdown, renderText } from "./upstream/report.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const renderers = { text: renderText, markdown: renderMarkdown, json: renderJSON };
const usage = "npm run upstream -- FILE|URL [--format text|markdown|json] [--new] [--lock]";
const lockFile = `${root}/openapi/upstream.lock`;

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      format: { type: "string", default: "text" },
      new: { type: "boolean" },
      lock: { type: "boolean" },
    },
  });
  const [source] = positionals;
  if (source === undefined || positionals.length > 1) throw new Error(`Give one copy. ${usage}`);
  if (!Object.hasOwn(renderers, values.format))
    throw new Error(`There is no format ${values.format}. ${usage}`);
  const ours = await readDocument(root);
  const corrections = readCorrections(`${root}/openapi/upstream.yaml`);
  const read = await readCopy(source, ours);
  const { upstream, copy } = look(source, read, ours, readLock(lockFile), corrections);
  const shown = values.new ? { ...upstream, differences: [...upstream.fresh] } : upstream;
  if (!values.new || hasNews(upstream))
    process.stdout.write(renderers[values.format as keyof typeof renderers](shown));
  if (values.lock) {
    const lock = makeLock(copy, new Date().toISOString().slice(0, 10));
    writeFileSync(lockFile, `${JSON.stringify(lock, null, 2)}\n`);
  }
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const findings = error instanceof DocumentError ? `\n${error.findings.join("\n")}` : "";
  console.error(`${error.message}${findings}`);
  process.exitCode = 1;
}
