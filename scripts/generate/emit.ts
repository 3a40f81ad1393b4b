import { createFindings, type Locate } from "../../src/generate/findings.ts";
import { withMethodNames } from "../../src/generate/method-names.ts";
import { refuseNamespaces } from "../../src/generate/namespaces.ts";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { listRoutes } from "../../src/generate/route-list.ts";
import { listSecretFields } from "../../src/generate/secret-fields.ts";
import { listServers } from "../../src/generate/servers.ts";
import { refuseUnread } from "../../src/generate/unread.ts";
import { emitCatalogue } from "./catalogue.ts";
import { emitErrors } from "./errors.ts";
import type { FileText } from "./format.ts";
import { emitMethods } from "./methods.ts";
import { publish } from "./publish.ts";
import { emitRoutes } from "./routes.ts";
import { emitSchemas } from "./schemas.ts";
import { NOTICE, toJSON } from "./text.ts";
import { emitTypes } from "./types.ts";
import { emitValidation } from "./validation.ts";

/**
 * Makes every generated file, by its path in `generated/`, not yet formatted.
 *
 * @param locate finds the places of findings
 * @throws {DocumentError} where there is something that the generator would have to leave out
 */
export function emit(document: OpenAPIDocument, locate: Locate): Map<string, FileText> {
  const findings = createFindings(locate);
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
