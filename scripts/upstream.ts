/**
 * `npm run upstream -- FILE|URL`: what a copy of the provider's published OpenAPI document says otherwise than ours.
 *
 *   npm run upstream -- openapi.yml                      everything, for a terminal
 *   npm run upstream -- openapi.yml --format markdown    for an issue; or json, for programs
 */
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readDocument } from "./generate/document.ts";
import { DocumentError } from "./generate/openapi.ts";
import { compareWithUpstream } from "./upstream/compare.ts";
import { readCopy } from "./upstream/read-copy.ts";
import { renderJSON, renderMarkdown, renderText } from "./upstream/report.ts";

const root = fileURLToPath(new URL("..", import.meta.url)).replace(/[/\\]$/, "");
const renderers = { text: renderText, markdown: renderMarkdown, json: renderJSON };
const usage = "npm run upstream -- FILE|URL [--format text|markdown|json]";

try {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { format: { type: "string", default: "text" } },
  });
  const [source] = positionals;
  if (source === undefined || positionals.length > 1) throw new Error(`Give one copy. ${usage}`);
  if (!Object.hasOwn(renderers, values.format))
    throw new Error(`There is no format ${values.format}. ${usage}`);
  const ours = await readDocument(root);
  const differences = compareWithUpstream(await readCopy(source, ours), ours);
  process.stdout.write(renderers[values.format as keyof typeof renderers]({ source, differences }));
} catch (error) {
  if (!(error instanceof Error)) throw error;
  const findings = error instanceof DocumentError ? `\n${error.findings.join("\n")}` : "";
  console.error(`${error.message}${findings}`);
  process.exitCode = 1;
}
