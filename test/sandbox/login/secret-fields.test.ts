// What recorded calls hide: whatever the document calls a password, wherever the body or the query has it by itself.
import { expect, it } from "vitest";
import document from "../../../generated/openapi.json" with { type: "json" };
import { secretFields } from "../../../generated/routes.ts";
import { createSandbox } from "../../../src/sandbox/index.ts";
import { isObject } from "../../../src/json.ts";
import { projectId, secret } from "../helpers.ts";

const schemas = document.components.schemas as unknown as Record<string, Record<string, unknown>>;

function isPassword(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { $ref, format } = schema;
  return typeof $ref === "string" ? isPassword(schemas[$ref.split("/").at(-1)!]) : format === "password";
}

function* passwordsIn(schema: unknown): Generator<string> {
  if (typeof schema !== "object" || schema === null) return;
  const { properties } = schema as { properties?: unknown };
  if (isObject(properties)) {
    for (const [name, property] of Object.entries(properties)) if (isPassword(property)) yield name;
  }
  for (const inner of Object.values(schema)) yield* passwordsIn(inner);
}

it("the hidden fields are the document's passwords, of requests", () => {
  const names = Object.entries(schemas)
    .filter(([name]) => name.endsWith("Request"))
    .flatMap(([, schema]) => [...passwordsIn(schema)]);
  expect([...new Set(names)].sort()).toEqual(secretFields);
});

async function record(body: string, query = "") {
  const sandbox = createSandbox({ projectId, secret });
  const init = { method: "POST", body };
  await sandbox.fetch(new Request(`https://test.stytch.com/v1/anything${query}`, init));
  return sandbox.calls[0]!;
}

it.each(secretFields)("%s is in no recorded call, in JSON, broken JSON, a form and a query", async (name) => {
  const hidden = { [name]: "[redacted]", other: "shown" };
  expect((await record(JSON.stringify({ [name]: 'a"b', other: "shown" }))).body).toEqual(hidden);
  expect((await record(`{"other":"shown", "${name}" : "a\\"b`)).body).toBe(
    `{"other":"shown", "${name}" : "[redacted]`,
  );
  expect((await record(`other=shown&${name}=a%20b&c=d`)).body).toBe(`other=shown&${name}=[redacted]&c=d`);
  expect((await record("", `?${name}=ab&other=shown`)).query).toEqual(hidden);
});

it("what was left out and what is metadata is shown as it was", async () => {
  const body = { password: "", token: null, trusted_metadata: { token: "mine" }, my_token: "x" };
  expect((await record(JSON.stringify(body))).body).toEqual(body);
  for (const other of [[{ token: "x" }], "token", null]) {
    expect((await record(JSON.stringify(other))).body).toEqual(other);
  }
});
