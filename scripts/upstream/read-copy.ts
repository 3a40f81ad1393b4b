import { readFile } from "node:fs/promises";
import { isPlainObject, parseYaml } from "@redocly/openapi-core";
import { findEndless } from "../../src/generate/endless.ts";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { hashOf } from "./lock.ts";
import { ALL_METHODS, listOperations } from "./operations.ts";
import { plain } from "./plain.ts";
import { upgrade } from "./upgrade.ts";

/** The largest copy that is read: some ten times the document's size. */
const MAX_BYTES = 50_000_000;

/** Milliseconds for a download, after which it is given up. */
const DOWNLOAD_LIMIT = 30_000;

/**
 * Reads a copy of the provider's document, YAML or JSON, from a file or an address.
 *
 * @throws {Error} where it can't be had, or isn't the document
 */
export async function readCopy(
  source: string,
  ours: OpenAPIDocument,
): Promise<{ document: OpenAPIDocument; content: string }> {
  const text = /^https?:/.test(source) ? await download(source) : await readText(source);
  return { document: checkCopy(parse(text, source), source, ours), content: hashOf(text) };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, "utf8");
  } catch {
    throw new Error(`There is no file ${file}. Give a copy of the provider's OpenAPI document, or its URL.`);
  }
}

async function download(url: string): Promise<string> {
  let response;
  try {
    response = await fetch(url, { signal: AbortSignal.timeout(DOWNLOAD_LIMIT) });
  } catch {
    throw new Error(`${url} can't be reached. Try again later, or give a file.`);
  }
  if (!response.ok) throw notIt(url, `it was answered with ${response.status}`);
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await response.arrayBuffer());
  } catch {
    const limit = `${DOWNLOAD_LIMIT / 1000} seconds`;
    throw new Error(`${url} broke off, or took over ${limit}. Try again later, or give a file.`);
  }
  if (bytes.length > MAX_BYTES) throw notIt(url, `it has ${bytes.length} bytes`);
  return new TextDecoder().decode(bytes);
}

function parse(text: string, source: string): unknown {
  if (/^\s*</.test(text)) throw notIt(source, "it is a web page");
  let copy;
  try {
    copy = parseYaml(text);
  } catch {
    throw notIt(source, "it is neither YAML nor JSON");
  }
  const endless = findEndless(copy);
  if (endless !== undefined) throw notIt(source, endless);
  return copy;
}

/** A document with half of our operations is the provider's; its title and version say nothing. */
function checkCopy(copy: unknown, source: string, ours: OpenAPIDocument): OpenAPIDocument {
  if (!isPlainObject(copy) || typeof copy["openapi"] !== "string" || !isPlainObject(copy["paths"]))
    throw notIt(source, "it has no `openapi` and `paths`");
  if (!copy["openapi"].startsWith("3.")) throw notIt(source, "it is OpenAPI of another version than 3");
  const document = { ...copy, components: { schemas: {}, ...(copy["components"] as object | undefined) } };
  refuseBroken(copy["paths"], source);
  const webhooks = copy["webhooks"] ?? {};
  if (!isPlainObject(webhooks) || !Object.values(webhooks).every(isPlainObject))
    throw notIt(source, "its webhooks are no objects");
  const theirs = listOperations(document as unknown as OpenAPIDocument);
  const known = [...listOperations(ours).keys()];
  const shared = known.filter((key) => theirs.has(key)).length;
  if (shared * 2 < known.length)
    throw notIt(source, `it has ${shared} of the ${known.length} operations that ours has`);
  return upgradeOrRefuse(document as unknown as OpenAPIDocument, source);
}

function upgradeOrRefuse(document: OpenAPIDocument, source: string): OpenAPIDocument {
  try {
    return upgrade(document);
  } catch {
    throw notIt(source, "its schemas have keywords that hold something else than schemas");
  }
}

function refuseBroken(paths: Record<string, unknown>, source: string): void {
  for (const [path, item] of Object.entries(paths)) {
    if (!isPlainObject(item)) throw notIt(source, `its path ${path} is no object`);
    // It would seem to have no operations.
    if (item["$ref"] !== undefined)
      throw notIt(source, `its path ${path} is a reference, which isn't followed`);
    for (const method of ALL_METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const isWhole =
        isPlainObject(operation) &&
        typeof operation["operationId"] === "string" &&
        Array.isArray(operation["tags"]) &&
        isPlainObject(operation["responses"]);
      if (!isWhole) throw notIt(source, `its ${method} ${path} lacks an operationId, tags or responses`);
    }
  }
}

function notIt(source: string, why: string): Error {
  return new Error(
    `${source} is not the provider's OpenAPI document: ${plain(why)}. Look at what stands there now.`,
  );
}
