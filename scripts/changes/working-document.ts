import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { readKeptDocument } from "../generate/kept-document.ts";
import { publish } from "../generate/publish.ts";

/**
 * Reads the document that is worked on, as it would be published: also what isn't generated yet.
 *
 * @param file where it is kept, if not where `npm run generate` keeps it, too
 * @throws {DocumentError} on any finding of the lint
 */
export async function readWorkingDocument(root: string, file?: string): Promise<OpenAPIDocument> {
  return publish(await readKeptDocument(root, file));
}
