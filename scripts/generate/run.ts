import { DocumentError, type OpenAPIDocument } from "../../src/generate/openapi.ts";
import { createFormatter, type FileText } from "./format.ts";
import { readKeptDocument } from "./kept-document.ts";
import { compare, type Changes } from "./output.ts";
import { emitStandalone } from "./schemas.ts";

/**
 * The whole generator: lint and bundle the document, then make types, routes and JSON Schemas of it.
 *
 * Nothing is written before everything is made, so a failing run leaves the last good output in place.
 *
 * @param root the repository's folder
 * @param formatter what a run before this one has formatted already is not formatted again
 * @throws {DocumentError} where the document has problems
 */
export async function generate(
  root: string,
  formatter = createFormatter(`${root}/generated`),
): Promise<Changes> {
  const document = await readKeptDocument(root);
  const files = await emitFiles(root, document);
  return compare(`${root}/generated`, files, await formatter, (path) => path !== "README.md");
}

/** Loads each step only when it is its turn: what the lint finds is told without the compiler, which takes a second to load. */
async function emitFiles(root: string, document: OpenAPIDocument): Promise<Map<string, FileText>> {
  const { emit } = await import("./emit.ts");
  try {
    return emit(document, () => "");
  } catch (error) {
    if (!(error instanceof DocumentError)) throw error;
    // Places are found by the linter's means, so once more with them.
    const { createLocate } = await import("./locate.ts");
    return emit(document, createLocate(root));
  }
}

/**
 * Makes schemas that stand alone, each with a copy of all it refers to.
 *
 * @param name the schema's name, or `all`
 * @returns the files' texts by name, such as `api_user_v1_User.json`; `undefined` where there is no such schema
 * @throws {DocumentError} where the document has problems
 */
export async function makeStandalone(root: string, name: string): Promise<Map<string, string> | undefined> {
  const document = await readKeptDocument(root);
  const known = Object.keys(document.components.schemas);
  const names = name === "all" ? known : known.filter((other) => other === name);
  if (names.length === 0) return undefined;
  return new Map(names.map((each) => [`${each}.json`, emitStandalone(document, each)]));
}
