import { emitCatalogue } from "./catalogue.ts";
import { readDocument } from "./document.ts";
import { emitErrors } from "./errors.ts";
import { emitMethods } from "./methods.ts";
import type { OpenAPIDocument } from "./openapi.ts";
import { compare, type Changes } from "./output.ts";
import { listRoutes } from "./route-list.ts";
import { emitRoutes } from "./routes.ts";
import { emitSchemas } from "./schemas.ts";
import { emitTypes } from "./types.ts";
import { NOTICE, toJSON } from "./text.ts";
import { emitValidation } from "./validation.ts";

/**
 * The whole generator: lint and bundle the document, then make types, routes and JSON Schemas of it.
 *
 * Nothing is written before everything is made, so a failing run leaves the last good output in place.
 *
 * @param root the repository's folder
 * @throws {DocumentError} where the document has problems
 */
export async function generate(root: string): Promise<Changes> {
  const document = await readDocument(root);
  return compare(`${root}/generated`, emit(document), (path) => path !== "README.md");
}

/** Every generated file, by its path in `generated/`, not yet formatted. */
function emit(document: OpenAPIDocument): Map<string, string> {
  const routes = listRoutes(document);
  return new Map([
    ["openapi.json", toJSON({ "x-generated": NOTICE, ...document })],
    ["schema.ts", emitTypes(document)],
    ["errors.ts", emitErrors(document)],
    ["routes.ts", emitRoutes(routes)],
    ["methods.ts", emitMethods(document, routes)],
    ["catalogue.json", emitCatalogue(document)],
    ["validation.json", emitValidation(document, routes)],
    ...emitSchemas(document),
  ]);
}
