// The server goes by what routes, rules and operations say, whatever API they are of.
import { describe, expect, it } from "vitest";
import type { Route } from "../../generated/routes.ts";
import { assembleSandbox } from "../../src/sandbox/create.ts";
import { createEnvironment } from "../../src/sandbox/environment/environment.ts";
import { ApiError } from "../../src/sandbox/errors/api-error.ts";
import type { Fault, SandboxOptions } from "../../src/sandbox/index.ts";
import { readOptions } from "../../src/sandbox/options.ts";
import type { OperationContext, OperationTable } from "../../src/sandbox/resources/operation.ts";
import type { Schema, ValidationRules } from "../../src/validate/rules.ts";
import { createValidator } from "../../src/validate/validator.ts";
import { authorization, projectId, secret } from "./helpers.ts";

type Context = OperationContext<Record<string, string>, Record<string, unknown>, Record<string, unknown>>;

function route(method: Route["method"], path: string, facts: Partial<Route> = {}): Route {
  return { method, path, accessor: ["things", "call"], retry: "read", ...facts };
}

const oauth = { credentials: "form", contentType: "form", errors: "oauth" } as const;
const routes = {
  keys: route("GET", "/v1/keys/{key_id}", { credentials: "none" }),
  token: route("POST", "/v1/token", oauth),
  tokenLater: route("POST", "/v1/token/later", oauth),
  things: route("GET", "/v1/things"),
  later: route("GET", "/v1/later"),
  first: route("GET", "/v1/first/{client_id}"),
  second: route("GET", "/v1/second/{client_id}"),
};

const anything: Schema = { type: "object" };
const parameter = (name: string, schema: Schema, place: "path" | "query" = "path", required = true) => ({
  name,
  in: place,
  required,
  schema,
});
const string = { type: "string" };
const tokenBody: Schema = {
  type: "object",
  properties: { client_id: string, client_secret: string, grant_type: { const: "client_credentials" } },
  required: ["client_id", "client_secret", "grant_type"],
};
const form = { required: true, contentType: "form", schema: tokenBody } as const;
const oauthError: Schema = {
  type: "object",
  properties: { error: string, error_description: string, error_uri: string },
  required: ["error", "error_description", "error_uri", "request_id", "status_code"],
};

const rules: ValidationRules = {
  error: { type: "object", required: ["error_type", "error_message", "error_url"] },
  operations: {
    keys: { parameters: [parameter("key_id", { pattern: "^key-" })], responses: { 200: anything } },
    token: { body: form, responses: { 200: anything }, error: oauthError },
    tokenLater: { body: form, responses: { 200: anything }, error: oauthError },
    things: {
      parameters: [
        parameter("kind", string, "query"),
        parameter("limit", { $ref: "#/components/schemas/Limit" }, "query", false),
        parameter("active", { type: "boolean" }, "query", false),
        parameter("tags", { type: "array", items: { type: "integer" } }, "query", false),
      ],
      responses: { 202: anything },
    },
    later: { responses: { 200: anything } },
    first: { parameters: [parameter("client_id", { pattern: "^one-" })], responses: { 200: anything } },
    second: { parameters: [parameter("client_id", { pattern: "^two-" })], responses: { 200: anything } },
  },
  schemas: { Limit: { type: "integer", minimum: 1, maximum: 100 } },
};

const echo = {
  run: ({ params, query, body }: Context) => ({ params, query, body }),
};
const operations: OperationTable = {
  keys: echo,
  token: {
    run({ body }: Context) {
      if (body["client_secret"] === "right") return { access_token: "token", client_id: body["client_id"] };
      throw new ApiError("invalid_client", "Unknown client.", { status: 400 });
    },
  },
  things: { ...echo, rateLimit: 3 },
  first: { ...echo, fieldErrors: { client_id: { pattern: "invalid_user_id" } } },
  second: echo,
};

function begin(options: Partial<SandboxOptions> = {}) {
  const settings = readOptions({ projectId, secret, validate: true, ...options }, routes);
  const environment = createEnvironment({ now: 0, idSeed: "test" });
  const validator = createValidator(rules);
  const sandbox = assembleSandbox(settings, environment, { routes, validator, operations });
  return async (method: string, path: string, init: RequestInit = {}) => {
    const response = await sandbox.fetch(new Request(`https://test.stytch.com${path}`, { method, ...init }));
    const { request_id, ...body } = (await response.json()) as Record<string, unknown>;
    expect(request_id).toMatch(/^request-id-test-/);
    expect(body["status_code"]).toBe(response.status);
    return body;
  };
}

const headers = { authorization };
const json = { "content-type": "application/json; charset=utf-8" };
const client = { client_id: "c", client_secret: "right", grant_type: "client_credentials" };
const asForm = (fields: Record<string, string>) => ({ body: new URLSearchParams(fields) });

describe("a route without credentials", () => {
  it("takes a request without any, and with any", async () => {
    const call = begin();
    expect(await call("GET", "/v1/keys/key-1")).toMatchObject({ params: { key_id: "key-1" } });
    const wrong = { headers: { authorization: "Basic !" } };
    expect(await call("GET", "/v1/keys/key-1", wrong)).toMatchObject({ status_code: 200 });
    expect(await call("GET", "/v1/keys/nothing")).toMatchObject({ error_type: "bad_request" });
  });
});

describe("a route with credentials in its form", () => {
  it("hands them to its operation, and asks for no others", async () => {
    const call = begin();
    const expected = { access_token: "token", client_id: "c", status_code: 200 };
    expect(await call("POST", "/v1/token", asForm(client))).toEqual(expected);
    expect(await call("POST", "/v1/token", { headers: json, body: JSON.stringify(client) })).toEqual(
      expected,
    );
  });

  it.each<[string, string, string, Record<string, string>?]>([
    ["a wrong secret", "invalid_client", "grant_type=client_credentials&client_id=c&client_secret=x"],
    ["a missing field", "invalid_request", "grant_type=client_credentials&client_id=c"],
    ["a wrong field", "invalid_request", "grant_type=code&client_id=c&client_secret=right"],
    ["a field twice", "invalid_request", "client_id=c&client_id=d"],
    ["an empty form", "invalid_request", ""],
    ["JSON that is none", "invalid_request", "{", json],
  ])("answers %s in OAuth's form: %s", async (_, error, body, more = {}) => {
    const answer = await begin()("POST", "/v1/token", { body, headers: more });
    expect(answer).toEqual({
      error,
      error_description: expect.stringMatching(/\S\.$/) as string,
      error_uri: `https://stytch.com/docs/api/errors/400#${error}`,
      status_code: 400,
    });
  });

  it("has a fault's error in OAuth's form, and its calls recorded", async () => {
    const fault = { operation: "token", error_type: "too_many_requests", times: 1 } as unknown as Fault;
    const call = begin({ faults: [fault] });
    expect(await call("POST", "/v1/token", asForm(client))).toMatchObject({
      error: "too_many_requests",
      status_code: 429,
    });
    expect(await call("POST", "/v1/token", asForm(client))).toMatchObject({ status_code: 200 });
  });
});

describe("an operation that isn't imitated", () => {
  it("answers 501 with its name, before credentials are asked for, in its own form", async () => {
    const call = begin();
    for (const init of [{}, { headers }]) {
      expect(await call("GET", "/v1/later", init)).toMatchObject({
        error_type: "not_implemented",
        error_message: expect.stringContaining("later (GET /v1/later)") as string,
        status_code: 501,
      });
    }
    expect(await call("POST", "/v1/token/later", asForm(client))).toMatchObject({
      error: "not_implemented",
      error_description: expect.stringContaining("tokenLater (POST /v1/token/later)") as string,
      status_code: 501,
    });
    expect(await call("GET", "/v1/things?kind=a")).toMatchObject({ error_type: "unauthorized_credentials" });
  });
});

describe("a query", () => {
  const things = (query: string) => begin()("GET", `/v1/things?${query}`, { headers });

  it("is read by its operation's parameters, and the rest of it ignored", async () => {
    expect(await things("kind=5&limit=10&active=false&tags=1&tags=2&other=x&__proto__=y")).toMatchObject({
      query: { kind: "5", limit: 10, active: false, tags: [1, 2] },
      body: {},
      status_code: 202,
    });
    expect(await things("kind=")).toMatchObject({ query: { kind: "" } });
  });

  it.each([
    ["limit=1", "kind is missing"],
    ["kind=a&limit=0", "limit must be at least 1"],
    ["kind=a&limit=ten", "limit must be an integer, not a string"],
    ["kind=a&limit=1.5", "limit must be an integer"],
    ["kind=a&limit=1&limit=2", "The query has limit 2 times"],
    ["kind=a&active=1", "active must be a boolean"],
    ["kind=a&tags=x", "tags[0] must be an integer"],
  ])("%s answers 400: %s", async (query, message) => {
    const { error_type, error_message } = await things(query);
    // `limit` is a field of the search of users too, and has an error of its own there.
    expect(error_type).toBe("bad_request");
    expect(error_message).toContain(message);
  });
});

describe("an operation", () => {
  it("has its parameters checked by its own rules, and answers with its own error types", async () => {
    const call = begin();
    expect(await call("GET", "/v1/first/one-1", { headers })).toMatchObject({ status_code: 200 });
    expect(await call("GET", "/v1/second/two-1", { headers })).toMatchObject({ status_code: 200 });
    expect(await call("GET", "/v1/first/two-1", { headers })).toMatchObject({
      error_type: "invalid_user_id",
    });
    expect(await call("GET", "/v1/second/one-1", { headers })).toMatchObject({ error_type: "bad_request" });
  });

  it("is called as often in a minute as it says", async () => {
    const call = begin();
    for (let i = 0; i < 3; i++) await call("GET", "/v1/things?kind=a", { headers });
    expect(await call("GET", "/v1/things?kind=a", { headers })).toMatchObject({
      error_type: "too_many_requests",
    });
  });

  it("that faults name must be one of the API", () => {
    const fault = { operation: "api_user_v1_Get", status: 500 } as const;
    expect(() => begin({ faults: [fault] })).toThrow(
      'faults[0].operation: there is no operation "api_user_v1_Get"',
    );
  });
});
