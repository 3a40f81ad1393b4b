import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { readCacheFile, writeCacheFile } from "../cache-file.ts";

/** The files that the document is made of and by; package.json has the exact versions of the rest. */
const MADE_OF = [
  ...["openapi", "redocly.yaml", "package.json"],
  ...["scripts/generate", "scripts/redocly", "src/generate"],
];

/**
 * Reads the document, linted and bundled, as `readDocument` does.
 *
 * That takes seconds, so what came of the same files, by the same rules and steps, is kept under `node_modules/.cache`: one
 * document, the last that was read without a problem.
 *
 * @param file where it is kept
 * @throws {DocumentError} on any finding of the lint
 */
export async function readKeptDocument(
  root: string,
  file = join(root, "node_modules/.cache/stytch-fetch/document.json"),
): Promise<OpenAPIDocument> {
  const made = hashOf(root);
  const kept = readCacheFile(file) as Kept | undefined;
  if (kept?.made === made) return kept.document;
  // Loaded only here: the linter alone takes longer than all else.
  const { readDocument } = await import("./document.ts");
  // As the next process will read it.
  const document = JSON.parse(JSON.stringify(await readDocument(root))) as OpenAPIDocument;
  writeCacheFile(file, { made, document } satisfies Kept);
  return document;
}

interface Kept {
  /** The hash of what it was made of. */
  readonly made: string;
  readonly document: OpenAPIDocument;
}

function hashOf(root: string): string {
  const hash = createHash("sha256");
  for (const path of MADE_OF.flatMap((part) => filesOf(root, part)))
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update("\0");
  return hash.digest("hex");
}

function filesOf(root: string, part: string): string[] {
  // Files have an ending here, and folders none.
  if (/\.\w+$/.test(part)) return [part];
  return readdirSync(join(root, part), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .sort();
}
