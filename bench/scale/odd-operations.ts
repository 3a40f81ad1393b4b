import type { Files, Json } from "./files.ts";

interface Odd {
  operations: number;
  paths: Json;
  tags: { name: string; description: string }[];
  securitySchemes: Json;
  responses: Json;
  files: Files;
}

const FILE = "odd.yaml";

/** Operations unlike those of users, one of each kind that the whole API has. */
export function oddFiles(folder: string, read: (folder: string, file: string) => Json): Odd {
  // The errors of an operation without a body or own errors: whatever form the document gives them.
  const { get } = read(folder, "paths/users/users_{user_id}.yaml") as { get: { responses: Json } };
  const { "200": _success, ...errors } = get.responses;
  const operation = (id: string, name: string, rest: Json): Json => ({
    operationId: id,
    tags: ["Odd"],
    summary: `Call ${name}`,
    description: `Calls ${name}.`,
    "x-method": name,
    "x-retry-safety": "read",
    ...rest,
  });
  const answer = (name: string): Json => ({
    "200": { description: "The answer.", content: json(name, "Answer") },
    ...errors,
  });
  const items: Record<string, Json> = {
    "/v1/public/{project_id}/oauth2/token": {
      parameters: [parameter("project_id", "ProjectId", { "x-option": "projectId" })],
      post: operation("api_m2m_v1_Token", "m2m.token", {
        "x-retry-safety": "unsafe",
        security: [{ client: [] }],
        requestBody: {
          required: true,
          content: json("OAuth2TokenRequest", "OAuth2TokenRequest", "application/x-www-form-urlencoded"),
        },
        responses: { ...answer("Answer"), "400": { $ref: "../../responses.yaml#/OAuth2Error" } },
      }),
    },
    "/v1/fingerprint/lookup": {
      servers: [
        { url: "https://telemetry.stytch.com", description: "Fraud, for all projects.", "x-server": "fraud" },
      ],
      post: operation("api_fraud_v1_fingerprint_Lookup", "fraud.fingerprint.lookup", {
        requestBody: { required: true, content: json("LookupRequest", "LookupRequest") },
        responses: answer("Answer"),
      }),
    },
    "/v1/m2m/clients/{client_id}": {
      parameters: [parameter("client_id", "M2MClientId")],
      get: operation("api_m2m_v1_Get", "m2m.clients.get", { responses: answer("Answer") }),
    },
    "/v1/connected_apps/clients/{client_id}": {
      parameters: [parameter("client_id", "ConnectedAppId")],
      get: operation("api_connectedapps_v1_Get", "connectedApp.clients.get", { responses: answer("Answer") }),
    },
    "/v1/rules/list": {
      post: operation("api_fraud_v1_rules_List", "fraud.rules.list", {
        "x-pagination": { items: "rules", cursor: "next_cursor" },
        requestBody: { required: true, content: json("ListRequest", "ListRequest") },
        responses: {
          ...answer("Answer"),
          "200": { description: "A page.", content: json("ListResponse", "ListResponse") },
        },
      }),
    },
  };
  const files: Files = { [`schemas/${FILE}`]: schemas, [`examples/${FILE}`]: examples };
  const paths: Json = {};
  for (const [path, item] of Object.entries(items)) {
    const file = `paths/odd/${path.slice(4).replaceAll("/", "_")}.yaml`;
    files[file] = item;
    paths[path] = { $ref: file };
  }
  return {
    operations: Object.keys(items).length,
    paths,
    files,
    tags: [{ name: "Odd", description: "What is unlike the rest." }],
    securitySchemes: {
      client: {
        type: "oauth2",
        description: "The client's id and secret, in the form.",
        flows: { clientCredentials: { tokenUrl: "/v1/public/token", scopes: {} } },
      },
    },
    responses: {
      OAuth2Error: {
        description: "The grant was refused.",
        content: { "application/json": { schema: { $ref: `schemas/${FILE}#/OAuth2Error` } } },
      },
    },
  };
}

function parameter(name: string, schema: string, rest: Json = {}): Json {
  const file = ["ConnectedAppId", "ProjectId"].includes(schema) ? "id.yaml" : FILE;
  const $ref = `../../schemas/${file}#/${schema}`;
  return { name, in: "path", required: true, description: `The \`${name}\`.`, schema: { $ref }, ...rest };
}

function json(schema: string, example: string, mediaType = "application/json"): Json {
  const examples = { one: { $ref: `../../examples/${FILE}#/${example}` } };
  return { [mediaType]: { schema: { $ref: `../../schemas/${FILE}#/${schema}` }, examples } };
}

const text = (description: string): Json => ({ type: "string", description });
const answered = {
  request_id: { $ref: "id.yaml#/RequestId" },
  status_code: { type: "integer", format: "int32", const: 200, description: "The HTTP status, repeated." },
};

const schemas: Json = {
  M2MClientId: { ...text("A client's id."), pattern: "^m2m-client-(test|live)-.+$" },
  Answer: {
    type: "object",
    description: "An answer.",
    required: ["request_id", "status_code"],
    properties: answered,
  },
  OAuth2TokenRequest: {
    type: "object",
    description: "A grant.",
    required: ["client_id", "client_secret", "grant_type"],
    properties: {
      client_id: text("The client's id."),
      client_secret: text("The client's secret."),
      grant_type: { ...text("The kind of the grant."), const: "client_credentials" },
      scope: text("Scopes, with spaces between them."),
    },
  },
  OAuth2Error: {
    type: "object",
    description: "An error in the form of OAuth.",
    required: ["error"],
    properties: {
      error: text("The error."),
      error_description: text("More of it."),
      error_uri: text("A page on it."),
    },
  },
  LookupRequest: {
    type: "object",
    description: "A lookup.",
    required: ["telemetry_id"],
    properties: { telemetry_id: text("The lookup's id.") },
  },
  Rule: { type: "object", description: "A rule.", properties: { action: text("Its action.") } },
  ListRequest: {
    type: "object",
    description: "A list's page.",
    properties: {
      cursor: text("The page's cursor."),
      limit: { type: "integer", format: "int32", description: "Its size." },
    },
  },
  ListResponse: {
    type: "object",
    description: "A page of rules.",
    required: ["request_id", "status_code", "rules", "next_cursor"],
    properties: {
      ...answered,
      next_cursor: text("The next page's cursor."),
      rules: { type: "array", description: "The rules.", items: { $ref: "#/Rule" } },
    },
  },
};

const request_id = "request-id-test-6b0f4c1a-3d52-4e87-9a61-f2c8d7e5b304";
const example = (value: Json): Json => ({ summary: "One", value });
const examples: Json = {
  Answer: example({ request_id, status_code: 200 }),
  OAuth2TokenRequest: example({
    client_id: "m2m-client-test-1",
    client_secret: "s",
    grant_type: "client_credentials",
  }),
  LookupRequest: example({ telemetry_id: "t" }),
  ListRequest: example({ limit: 10 }),
  ListResponse: example({ request_id, status_code: 200, next_cursor: "", rules: [{ action: "ALLOW" }] }),
};
