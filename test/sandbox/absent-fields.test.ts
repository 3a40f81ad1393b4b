// Fields of a request that don't count: null for an optional one, unknown ones, ids that the path has already. Official
// SDKs of other languages send them. Held for every operation of the document, by the examples of its request.
import { Validator, type Schema } from "@cfworker/json-schema";
import { describe, expect, it } from "vitest";
import document from "../../generated/openapi.json" with { type: "json" };
import { routes, type OperationId } from "../../generated/routes.ts";
import { assembleSandbox } from "../../src/sandbox/create.ts";
import { createEnvironment } from "../../src/sandbox/environment/environment.ts";
import { readOptions } from "../../src/sandbox/options.ts";
import type { OperationContext, OperationTable } from "../../src/sandbox/resources/operation.ts";
import { documentValidator as documented } from "../../src/validate/document.ts";
import type { ValidationRules } from "../../src/validate/rules.ts";
import { createValidator } from "../../src/validate/validator.ts";
import { authorization, projectId, secret, start, summary } from "./helpers.ts";

type Json = Record<string, unknown>;
type Place = readonly (string | number)[];

/** Calls an operation of which only the reading of its body is imitated: it answers with the body it was given. */
async function readBack(id: string, body: unknown, api = { routes, validator: documented }): Promise<Json> {
  const echo = { run: ({ body: read }: OperationContext<unknown, unknown, unknown>) => ({ read }) };
  const operations = Object.fromEntries(Object.keys(api.routes).map((key) => [key, echo])) as OperationTable;
  const settings = readOptions({ projectId, secret });
  const sandbox = assembleSandbox(settings, createEnvironment({}), { ...api, operations });
  const { method, path } = api.routes[id as OperationId];
  const values = Object.entries(idsOf(id)).reduce(
    (url, [name, value]) => url.replace(`{${name}}`, value),
    path,
  );
  const init = { method, headers: { authorization }, body: JSON.stringify(body) };
  const response = await sandbox.fetch(new Request(`https://test.stytch.com${values}`, init));
  return (await response.json()) as Json;
}

/** A value for each of the braces of an operation's path. */
function idsOf(id: string): Record<string, string> {
  const parameters = documented.operation(id)?.parameters.filter(({ in: place }) => place === "path") ?? [];
  const entries = parameters.map(({ name, schema }) => {
    const named = schema.$ref ? documented.schema(schema.$ref.split("/").at(-1)!) : schema;
    return [name, (named["examples"] as string[] | undefined)?.[0] ?? "some-id"];
  });
  return Object.fromEntries(entries) as Record<string, string>;
}

interface BodyOf {
  id: string;
  schema: Schema;
  examples: Json[];
}

/** The operations with a body of JSON, each with its schema and its examples. A form has neither null nor depth. */
const bodies: BodyOf[] = Object.values(document.paths)
  .flatMap((item) => Object.values(item) as { operationId?: string; requestBody?: unknown }[])
  .filter(({ requestBody }) => requestBody !== undefined)
  .filter(({ operationId }) => routes[operationId as OperationId].contentType === undefined)
  .map(({ operationId, requestBody }) => {
    const { content } = requestBody as { content: Record<string, { schema: Schema; examples: object }> };
    const { schema, examples } = Object.values(content)[0]!;
    const values = Object.values(examples) as { $ref?: string; value?: Json }[];
    return {
      id: operationId!,
      schema,
      examples: values.map((example) => (example.$ref ? deref(example.$ref) : example)["value"] as Json),
    };
  });

function deref(ref: string): Json {
  const keys = ref.split("/").slice(1);
  return keys.reduce<unknown>((node, key) => (node as Json)[key], document) as Json;
}

function isValid(schema: Schema, value: unknown): boolean {
  const whole = structuredClone({ components: { schemas: document.components.schemas }, allOf: [schema] });
  return new Validator(whole, "2020-12").validate(value).valid;
}

/** The names that a schema has for the fields of the object at a place. */
function namesAt(schema: Schema, place: Place): string[] {
  const { $ref, allOf = [], anyOf = [], oneOf = [], properties = {}, items } = schema;
  const more = [...($ref ? [deref($ref)] : []), ...allOf, ...anyOf, ...oneOf] as Schema[];
  const deeper = more.flatMap((other) => namesAt(other, place));
  if (place.length === 0) return [...new Set([...Object.keys(properties), ...deeper])];
  const next = (typeof place[0] === "number" ? items : properties[place[0]!]) as Schema | undefined;
  return [...new Set([...(next ? namesAt(next, place.slice(1)) : []), ...deeper])];
}

/** Every object in a value, by its place. */
function* objectsIn(value: unknown, place: Place = []): Generator<{ place: Place; object: Json }> {
  if (typeof value !== "object" || value === null) return;
  if (!Array.isArray(value)) yield { place, object: value as Json };
  for (const [key, member] of Object.entries(value)) {
    yield* objectsIn(member, [...place, Array.isArray(value) ? Number(key) : key]);
  }
}

/** A copy in which one object has other fields; `undefined` leaves one out. */
function change(body: Json, place: Place, fields: Json): Json {
  const copy = structuredClone(body);
  const object = place.reduce<unknown>((node, key) => (node as Json)[key], copy) as Json;
  Object.assign(object, fields);
  return JSON.parse(JSON.stringify(copy)) as Json;
}

describe("in the body of every operation", () => {
  it("is an example to begin with", () => {
    expect(bodies.map(({ id }) => id)).toContain("api_user_v1_Update");
    for (const { id, examples } of bodies) expect(examples.length, id).toBeGreaterThan(0);
  });

  it.each(bodies)("null counts as absent at any depth, or is a key of metadata: $id", async (operation) => {
    const { id, schema, examples } = operation;
    for (const example of examples) {
      for (const { place, object } of objectsIn(example)) {
        const names = namesAt(schema, place);
        for (const name of new Set([...names, ...Object.keys(object), "unknown"])) {
          const sent = change(example, place, { [name]: null });
          const without = change(example, place, { [name]: undefined });
          const message = `${id} ${JSON.stringify(sent)}`;
          const { request_id, ...answer } = await readBack(id, sent);
          const expected = { ...(await readBack(id, without)), request_id };
          if (names.length === 0 && place.length > 0) expect(answer["read"], message).toEqual(sent);
          else expect({ ...answer, request_id }, message).toEqual(expected);
          if (isValid(schema, without)) expect(answer, message).toHaveProperty("read");
          else expect(answer, message).toHaveProperty("status_code", 400);
        }
      }
    }
  });

  it.each(bodies)("unknown fields do no harm at any depth: $id", async ({ id, examples }) => {
    for (const example of examples) {
      for (const { place } of objectsIn(example)) {
        const sent = change(example, place, { unknown: { deep: [1] }, __proto__x: "x" });
        expect(await readBack(id, sent), JSON.stringify(sent)).toHaveProperty("read");
      }
    }
  });

  it.each(bodies)("ids of the path may be repeated: $id", async ({ id, examples }) => {
    for (const example of examples) {
      expect(await readBack(id, { ...example, ...idsOf(id) })).toHaveProperty("read");
    }
  });
});

describe("a schema of any form", () => {
  const text = { type: "string" };
  const item = { type: "object", required: ["kind"], additionalProperties: false };
  const rules: ValidationRules = {
    error: { type: "object" },
    operations: {
      thing: {
        body: { required: true, contentType: "json", schema: { $ref: "#/components/schemas/Thing" } },
        responses: { 200: { type: "object" } },
      },
    },
    schemas: {
      Thing: {
        allOf: [
          {
            type: "object",
            properties: {
              list: { type: "array", items: { $ref: "#/components/schemas/Item" } },
              inner: { $ref: "#/components/schemas/Thing" },
              nullable: { anyOf: [text, { type: "null" }] },
              anything: {},
              labels: { type: "object", additionalProperties: text },
              free: { type: "object" },
              either: { anyOf: [{ $ref: "#/components/schemas/Free" }, { type: "null" }] },
              never: false,
            },
          },
        ],
      },
      Item: {
        oneOf: [
          { ...item, properties: { kind: { const: "a" }, a: text } },
          { ...item, properties: { kind: { const: "b" }, b: { type: "number" } } },
        ],
      },
      Free: { type: "object", maxProperties: 3 },
    },
  };
  const route = { method: "POST", path: "/v1/things", accessor: ["things", "do"], retry: "read" } as const;
  const api = { routes: { thing: route } as never, validator: createValidator(rules) };

  it.each<[sent: Json, read: Json]>([
    [{ list: null, inner: null, labels: null, free: null, never: null, more: null }, {}],
    [{ inner: { inner: { list: null, more: 1 } } }, { inner: { inner: { more: 1 } } }],
    [
      {
        list: [
          { kind: "a", a: null },
          { kind: "b", b: 1, more: 1 },
        ],
      },
      { list: [{ kind: "a" }, { kind: "b", b: 1 }] },
    ],
    [
      { nullable: null, anything: null, either: null },
      { nullable: null, anything: null, either: null },
    ],
    [{ labels: { a: "x", b: null } }, { labels: { a: "x" } }],
    [{ free: { a: null, b: { c: null } } }, { free: { a: null, b: { c: null } } }],
    [{ either: { a: null, b: [null] } }, { either: { a: null, b: [null] } }],
    [{ anything: { a: null } }, { anything: { a: null } }],
  ])("reads %j as %j", async (sent, read) => {
    expect((await readBack("thing", sent, api))["read"]).toEqual(read);
  });

  it.each<[Json, RegExp]>([
    [{ list: [null] }, /^list\[0\]/],
    [{ list: [{ kind: null, a: "x" }] }, /^list\[0\]\.kind is missing/],
    [{ list: { kind: "a" } }, /^list must be an array/],
    [{ never: 1 }, /^never is not allowed here/],
  ])("still refuses %j", async (sent, message) => {
    expect(await readBack("thing", sent, api)).toMatchObject({
      status_code: 400,
      error_message: expect.stringMatching(message) as string,
    });
  });
});

describe("in calls that are imitated", () => {
  const nothing = { name: null, attributes: null, trusted_metadata: null, roles: null, external_id: null };

  it("null at a create leaves the field unset", async () => {
    const { create, call } = start();
    const user = await create({
      ...nothing,
      email: "a@example.com",
      phone_number: null,
      create_user_as_pending: null,
    });
    expect(user).toMatchObject({
      external_id: null,
      roles: ["stytch_user"],
      trusted_metadata: {},
      status: "active",
    });
    const named = await create({
      phone_number: "+12025550162",
      email: null,
      name: { first_name: "A", last_name: null },
    });
    expect(named.name).toEqual({ first_name: "A", last_name: "", middle_name: "" });
    const none = await call("POST", "/v1/users", { email: null, phone_number: null });
    expect(summary(none)).toBe("400 invalid_create_user_request");
  });

  it("null at an update changes nothing, and in metadata it removes a key", async () => {
    const full = { email: "a@example.com", external_id: "ada", name: { first_name: "A" }, roles: ["admin"] };
    const { create, call } = start();
    const user = await create({ ...full, trusted_metadata: { plan: "pro", seats: 2 } });
    const untouched = await call("PUT", "/v1/users/ada", { ...nothing, user_id: "ada", emails: null });
    expect(untouched.body.user).toEqual(user);
    const { body } = await call("PUT", "/v1/users/ada", {
      name: { first_name: null, last_name: "B" },
      trusted_metadata: { plan: null },
    });
    expect(body.user.name).toMatchObject({ first_name: "A", last_name: "B" });
    expect(body.user.trusted_metadata).toEqual({ seats: 2 });
  });

  it("null beside the factor of an exchange counts as absent", async () => {
    const { create, call } = start();
    await create({ email: "a@example.com", external_id: "ada" });
    const body = { user_id: "ada", email_address: "b@example.com", phone_number: null };
    const answer = await call("PUT", "/v1/users/ada/exchange_primary_factor", body);
    expect(answer.body.user.emails).toMatchObject([{ email: "b@example.com" }]);
    const none = { email_address: null, phone_number: null };
    expect(summary(await call("PUT", "/v1/users/ada/exchange_primary_factor", none))).toBe(
      "400 invalid_exchange_primary_factor_fields",
    );
  });

  it.each([
    {},
    { query: null },
    { query: {} },
    { query: { operator: null, operands: null } },
    { query: { operands: [] } },
    { query: { operands: null } },
    { query: { operator: "AND" } },
    { query: { operator: "OR", operands: null } },
    { query: { operator: "OR", operands: [] } },
    { cursor: null, limit: null, query: { more: 1 } },
  ])("a search without operands finds everyone: %j", async (body) => {
    const { call } = start([{ email: "a@example.com" }, { email: "b@example.com" }]);
    const answer = await call("POST", "/v1/users/search", body);
    expect(answer.body.results_metadata).toEqual({ next_cursor: null, total: 2 });
  });

  it("a search without a body, or with null for one, finds everyone", async () => {
    const { call } = start([{ email: "a@example.com" }]);
    for (const body of [undefined, "null"]) {
      expect((await call("POST", "/v1/users/search", body)).body.results).toHaveLength(1);
    }
  });

  it("a revocation and every removal take a body with ids and more", async () => {
    const { sandbox, call, create } = start();
    const user = await create({ email: "a@example.com", phone_number: "+12025550162", external_id: "ada" });
    const { connected_app_id } = sandbox.users.connectApp("ada", {});
    const { totps, password } = sandbox.users.addFactors("ada", { totps: [{}], password: {} });
    const body = { user_id: "ada", connected_app_id, unknown: null, more: [1] };
    for (const [method, path] of [
      ["POST", `/v1/users/ada/connected_apps/${connected_app_id}/revoke`],
      ["DELETE", `/v1/users/totps/${totps[0]!.totp_id}`],
      ["DELETE", `/v1/users/passwords/${password!.password_id}`],
      ["DELETE", `/v1/users/emails/${user.emails[0]!.email_id}`],
      ["DELETE", "/v1/users/ada/external_id"],
      ["DELETE", `/v1/users/${user.user_id}`],
    ] as const) {
      const answer = await call(method, path, body);
      expect(answer.status, `${path} → ${answer.text}`).toBe(200);
    }
  });
});
