import type { Files, Json } from "./files.ts";

interface Odd {
  operations: number;
  paths: Json;
  tags: { name: string; description: string }[];
  namespaces: Record<string, string>;
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
    summary: `Call ${name.replaceAll(".", " ")}`,
    description: `Calls ${name.replaceAll(".", " ")}.`,
    "x-method": name,
    "x-retry-safety": "read",
    ...rest,
  });
  const answer = (name: string): Json => ({
    "200": { description: "The answer.", content: json(name, "OddAnswer") },
    ...errors,
  });
  const items: Record<string, Json> = {
    "/v1/odd/{project_id}/token": {
      parameters: [parameter("project_id", "ProjectId", { "x-option": "projectId" })],
      post: operation("api_odd_v1_Token", "odd.token", {
        "x-retry-safety": "unsafe",
        security: [{ oddClient: [] }],
        requestBody: {
          required: true,
          content: json("OddTokenRequest", "OddTokenRequest", "application/x-www-form-urlencoded"),
        },
        responses: { ...answer("OddAnswer"), "400": { $ref: "../../responses.yaml#/OddError" } },
      }),
    },
    "/v1/odd/devices/lookup": {
      servers: [
        { url: "https://odd.stytch.com", description: "Devices, for all projects.", "x-server": "odd" },
      ],
      post: operation("api_odd_v1_devices_Lookup", "odd.devices.lookup", {
        requestBody: { required: true, content: json("OddLookupRequest", "OddLookupRequest") },
        responses: answer("OddAnswer"),
      }),
    },
    "/v1/odd/letters/{letter_id}": {
      parameters: [parameter("letter_id", "OddLetterId")],
      get: operation("api_odd_v1_letters_Get", "odd.letters.get", { responses: answer("OddAnswer") }),
    },
    "/v1/odd/parcels/{letter_id}": {
      parameters: [parameter("letter_id", "OddParcelId")],
      get: operation("api_odd_v1_parcels_Get", "odd.parcels.get", { responses: answer("OddAnswer") }),
    },
    "/v1/odd/rules/list": {
      post: operation("api_odd_v1_rules_List", "odd.rules.list", {
        "x-pagination": { items: "rules", cursor: "next_cursor" },
        requestBody: { required: true, content: json("OddListRequest", "OddListRequest") },
        responses: {
          ...answer("OddAnswer"),
          "200": { description: "A page.", content: json("OddListResponse", "OddListResponse") },
        },
      }),
    },
  };
  const files: Files = { [`schemas/${FILE}`]: schemas, [`examples/${FILE}`]: examples };
  const paths: Json = {};
  for (const [path, item] of Object.entries(items)) {
    const file = `paths/odd/${path.slice(8).replaceAll("/", "_")}.yaml`;
    files[file] = item;
    paths[path] = { $ref: file };
  }
  return {
    operations: Object.keys(items).length,
    paths,
    files,
    tags: [{ name: "Odd", description: "What is unlike the rest." }],
    namespaces: Object.fromEntries(
      ["devices", "letters", "parcels", "rules"].map((name) => [`odd.${name}`, `Odd ${name}.`]),
    ),
    securitySchemes: {
      oddClient: {
        type: "oauth2",
        description: "The client's id and secret, in the form.",
        flows: { clientCredentials: { tokenUrl: "/v1/public/token", scopes: {} } },
      },
    },
    responses: {
      OddError: {
        description: "The grant was refused.",
        content: { "application/json": { schema: { $ref: `schemas/${FILE}#/OddError` } } },
      },
    },
  };
}

function parameter(name: string, schema: string, rest: Json = {}): Json {
  const file = schema === "ProjectId" ? "id.yaml" : FILE;
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
  OddLetterId: { ...text("A letter's id."), pattern: "^letter-(test|live)-.+$" },
  OddParcelId: { ...text("A parcel's id."), pattern: "^parcel-(test|live)-.+$" },
  OddAnswer: {
    type: "object",
    description: "An answer.",
    required: ["request_id", "status_code"],
    properties: answered,
  },
  OddTokenRequest: {
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
  OddError: {
    type: "object",
    description: "An error in the form of OAuth.",
    required: ["error"],
    properties: {
      error: text("The error."),
      error_description: text("More of it."),
      error_uri: text("A page on it."),
    },
  },
  OddLookupRequest: {
    type: "object",
    description: "A lookup.",
    required: ["telemetry_id"],
    properties: { telemetry_id: text("The lookup's id.") },
  },
  OddRule: { type: "object", description: "A rule.", properties: { action: text("Its action.") } },
  OddListRequest: {
    type: "object",
    description: "A list's page.",
    properties: {
      cursor: text("The page's cursor."),
      limit: { type: "integer", format: "int32", description: "Its size." },
    },
  },
  OddListResponse: {
    type: "object",
    description: "A page of rules.",
    required: ["request_id", "status_code", "rules", "next_cursor"],
    properties: {
      ...answered,
      next_cursor: text("The next page's cursor."),
      rules: { type: "array", description: "The rules.", items: { $ref: "#/OddRule" } },
    },
  },
};

const request_id = "request-id-test-6b0f4c1a-3d52-4e87-9a61-f2c8d7e5b304";
const example = (value: Json): Json => ({ summary: "One", value });
const examples: Json = {
  OddAnswer: example({ request_id, status_code: 200 }),
  OddTokenRequest: example({
    client_id: "odd-client-test-1",
    client_secret: "s",
    grant_type: "client_credentials",
  }),
  OddLookupRequest: example({ telemetry_id: "t" }),
  OddListRequest: example({ limit: 10 }),
  OddListResponse: example({ request_id, status_code: 200, next_cursor: "", rules: [{ action: "ALLOW" }] }),
};
