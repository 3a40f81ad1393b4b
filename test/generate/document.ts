import { createFindings, type Findings } from "../../src/generate/findings.ts";
import {
  DocumentError,
  type OpenAPIDocument,
  type Operation,
  type Schema,
} from "../../src/generate/openapi.ts";
import { refuseNamespaces } from "../../src/generate/namespaces.ts";
import { listRoutes } from "../../src/generate/route-list.ts";
import type { Route } from "../../src/generate/route.ts";
import { listServers, type Servers } from "../../src/generate/servers.ts";
import { refuseUnread } from "../../src/generate/unread.ts";

export const JSON_TYPE = "application/json";
export const FORM_TYPE = "application/x-www-form-urlencoded";

export function refTo(name: string): { $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

export function content(name: string, mediaType = JSON_TYPE): Record<string, { schema: Schema }> {
  return { [mediaType]: { schema: refTo(name) } };
}

/** A small operation, of which a test writes only what it is about. */
export function operation(operationId: string, rest: Partial<Operation> = {}): Operation {
  return {
    operationId,
    tags: ["Users"],
    summary: "Do something",
    description: "Does something.",
    responses: { "200": { content: content("Result") }, "400": { content: content("ErrorResponse") } },
    "x-retry-safety": "unsafe",
    ...rest,
  };
}

/** A bundled document with two operations of one path, `get` and `search`, for a test to change. */
export function smallDocument(): OpenAPIDocument & { get: Operation; search: Operation } {
  const get = operation("api_user_v1_Get");
  const search = operation("api_user_v1_Search", {
    requestBody: { required: true, content: content("SearchRequest") },
    responses: {
      "200": { content: content("SearchResponse") },
      "400": { content: content("ErrorResponse") },
    },
    "x-pagination": { items: "results", cursor: "next_cursor" },
  });
  const document: OpenAPIDocument = {
    servers: [
      { url: "https://test.example.com", "x-server": "api", "x-environment": "test" },
      { url: "https://api.example.com", "x-server": "api", "x-environment": "live" },
    ],
    security: [{ basic: [] }],
    tags: [{ name: "Users", description: "People." }],
    paths: {
      "/v1/users/{user_id}": {
        parameters: [{ name: "user_id", in: "path", required: true, schema: { type: "string" } }],
        get,
      },
      "/v1/users/search": { post: search },
    },
    components: {
      securitySchemes: {
        basic: { type: "http", scheme: "basic" },
        bearer: { type: "http", scheme: "bearer" },
        client: { type: "oauth2", flows: { clientCredentials: {} } },
      },
      schemas: {
        Result: object({ request_id: { type: "string" } }, ["request_id"]),
        Item: object({ id: { type: "string" } }),
        SearchRequest: object({ cursor: { type: "string" }, limit: { type: "integer" } }),
        SearchResponse: object({
          results: { type: "array", items: refTo("Item") },
          next_cursor: { type: "string" },
        }),
        TokenRequest: object({ client_id: { type: "string" }, client_secret: { type: "string" } }, [
          "client_id",
        ]),
        ErrorResponse: object({ error_type: { type: "string" } }, ["error_type"]),
        OAuthError: object({ error: { type: "string" } }, ["error"]),
      },
    },
    "x-error-types": {},
  };
  return { ...document, get, search };
}

function object(properties: Record<string, Schema>, required: string[] = []): Schema {
  return { type: "object", properties, required };
}

/** What the generator makes of a document's operations. */
export function read(document: OpenAPIDocument): { routes: Route[]; servers: Servers } {
  const findings = createFindings((operationId, pointer) => `${operationId ?? "root"}${pointer ?? ""}`);
  const found = readAll(document, findings);
  findings.throwIfAny();
  return found;
}

function readAll(document: OpenAPIDocument, findings: Findings): { routes: Route[]; servers: Servers } {
  refuseUnread(document, findings);
  const routes = listRoutes(document, findings);
  refuseNamespaces(document, routes, findings);
  return { routes, servers: listServers(document, findings) };
}

/** What the generator refuses about a document. */
export function findings(document: OpenAPIDocument): readonly string[] {
  try {
    read(document);
    return [];
  } catch (error) {
    if (error instanceof DocumentError) return error.findings;
    throw error;
  }
}
