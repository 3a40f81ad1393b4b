import { emitCatalogue } from "./catalogue.ts";
import { readDocument } from "./document.ts";
import { emitErrors } from "./errors.ts";
import { createFindings, type Findings } from "../../src/generate/findings.ts";
import { createFormatter, type FileText } from "./format.ts";
import { withMethodNames } from "../../src/generate/method-names.ts";
import { createLocate } from "./locate.ts";
import { emitMethods } from "./methods.ts";
import { refuseNamespaces } from "../../src/generate/namespaces.ts";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { compare, type Changes } from "./output.ts";
import { publish } from "./publish.ts";
import { listRoutes } from "../../src/generate/route-list.ts";
import { emitRoutes } from "./routes.ts";
import { emitSchemas, emitStandalone } from "./schemas.ts";
import { listSecretFields } from "../../src/generate/secret-fields.ts";
import { listServers } from "../../src/generate/servers.ts";
import { emitTypes } from "./types.ts";
import { NOTICE, toJSON } from "./text.ts";
import { refuseUnread } from "../../src/generate/unread.ts";
import { emitValidation } from "./validation.ts";

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
  const document = await readDocument(root);
  const files = emit(document, createFindings(createLocate(root)));
  return compare(`${root}/generated`, files, await formatter, (path) => path !== "README.md");
}

/** Every generated file, by its path in `generated/`, not yet formatted. */
function emit(document: OpenAPIDocument, findings: Findings): Map<string, FileText> {
  refuseUnread(document, findings);
  const servers = listServers(document, findings);
  // For files that only users of the client read.
  const own = withMethodNames(document);
  const routes = listRoutes(own, findings);
  refuseNamespaces(own, routes, findings);
  findings.throwIfAny();
  return new Map<string, FileText>([
    ["openapi.json", toJSON({ "x-generated": NOTICE, ...publish(document) })],
    ["schema.ts", emitTypes(own, routes)],
    ["errors.ts", emitErrors(own)],
    ["routes.ts", emitRoutes(routes, servers, listSecretFields(document, routes))],
    ["methods.ts", emitMethods(own, routes)],
    ["catalogue.json", emitCatalogue(document)],
    ["validation.json", emitValidation(document, routes)],
    ...emitSchemas(document),
  ]);
}

/**
 * Makes schemas that stand alone, each with a copy of all it refers to.
 *
 * @param name the schema's name, or `all`
 * @returns the files' texts by name, such as `api_user_v1_User.json`; `undefined` where there is no such schema
 * @throws {DocumentError} where the document has problems
 */
export async function makeStandalone(root: string, name: string): Promise<Map<string, string> | undefined> {
  const document = await readDocument(root);
  const known = Object.keys(document.components.schemas);
  const names = name === "all" ? known : known.filter((other) => other === name);
  if (names.length === 0) return undefined;
  return new Map(names.map((each) => [`${each}.json`, emitStandalone(document, each)]));
}
