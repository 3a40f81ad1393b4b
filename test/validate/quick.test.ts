import { Validator } from "@cfworker/json-schema";
import fc from "fast-check";
import { expect, it } from "vitest";
import document from "../../generated/openapi.json" with { type: "json" };
import rules from "../../generated/validation.json" with { type: "json" };
import type { OperationEntry, Schema } from "../../src/validate/rules.ts";
import { checks, createQuickCheck, isAnnotation } from "../../src/validate/quick.ts";
import { answers, resolve } from "./documented.ts";
import { places, put } from "./places.ts";

const values = [
  ...answers.flatMap(({ body }) => Object.values(body)),
  ...["", "A", "b", "2026-03-14T09:26:53Z", "2026-02-30T09:26:53Z", "https://example.com", "a@example.com"],
  ...[-2, -1, 0, 1, 1.5, 399, 400, 599, 600, true, false, null, {}, { b: 1 }, [], [null], ["A", 1]],
  ...[{ a: 1 }, { a: 1, b: 1 }, "\u{1f600}", "\ud83d"],
];

const schemas = Object.fromEntries(
  Object.entries(rules.schemas).map(([name, schema]) => [`#/components/schemas/${name}`, schema as Schema]),
);
const isSurelyValid = createQuickCheck(schemas);

const validators = new Map<Schema, Validator>();

/** Asks the validator, as it comes. One is made for each schema: that takes longer than all its answers. */
function isValid(schema: Schema, value: unknown): boolean {
  let validator = validators.get(schema);
  if (!validator) {
    const components = { schemas: document.components.schemas };
    validator = new Validator(structuredClone<object>({ components, allOf: [schema] }), "2020-12");
    validators.set(schema, validator);
  }
  return validator.validate(value).valid;
}

it("every example of an answer is surely valid, so that good answers are never slow to check", () => {
  for (const { operationId, schema, body } of answers)
    expect(isSurelyValid(schema, body), operationId).toBe(true);
});

it("every keyword that answers are described with is known, so that good answers are never slow to check", () => {
  const keywords = new Set<string>();
  const seen = new Set<unknown>();
  const walk = (node: unknown): void => {
    if (typeof node !== "object" || node === null || seen.has(node)) return;
    seen.add(node);
    const schema = node as Record<string, unknown>;
    for (const keyword of Object.keys(schema)) keywords.add(keyword);
    const { $ref, properties = {}, items, anyOf = [], allOf = [], oneOf = [] } = schema as Holders;
    if ($ref) walk(schemas[$ref]);
    for (const inner of [...Object.values(properties), items, ...anyOf, ...allOf, ...oneOf]) walk(inner);
  };
  for (const { responses } of Object.values(rules.operations)) Object.values(responses).forEach(walk);
  expect(keywords).toContain("pattern");
  const unknown = [...keywords].filter(
    (keyword) => !isAnnotation(keyword) && !Object.hasOwn(checks, keyword),
  );
  expect(unknown).toEqual([]);
});

it.each<Schema>([
  ...Object.values(document.components.schemas.api_user_v1_User.properties),
  ...["null", "boolean", "string", "number", "integer", "array", "object"].map((type) => ({ type })),
  { type: ["string", "null"] },
  { const: 1 },
  { enum: ["A", null] },
  { minimum: 0 },
  { maximum: 399 },
  { pattern: "^[A-Z]$" },
  ...["email", "uri", "date-time", "none"].map((format) => ({ format })),
  { required: ["b"] },
  { properties: { b: false } },
  { items: { type: "string" } },
  { items: true },
  { anyOf: [{ minimum: 400 }, { type: "string" }] },
  { allOf: [{ minimum: 400 }, { maximum: 599 }] },
  { maxProperties: 0 },
  { minLength: 2 },
  { oneOf: [{ required: ["b"] }, { type: "string" }] },
  { oneOf: [{ required: ["b"] }, { properties: { b: false } }] },
  {
    oneOf: [
      { required: ["b"], properties: { a: false } },
      { required: ["a"], properties: { b: false } },
    ],
  },
  { oneOf: [{ minimum: 1 }, { maximum: 1 }] },
  { oneOf: [true, { type: "string" }] },
  { $ref: "#/components/schemas/ErrorResponse/properties/status_code" },
])("no value is surely valid to %j that isn't valid", (schema) => {
  for (const value of values) {
    if (isSurelyValid(schema, value)) expect(isValid(schema, value), JSON.stringify(value)).toBe(true);
  }
});

it("an answer with one value changed is surely valid where it is valid", () => {
  const sites = answers.flatMap((answer) =>
    [...places(answer.schema, answer.body)].map((place) => ({ ...answer, ...place })),
  );
  fc.assert(
    fc.property(fc.constantFrom(...sites), fc.constantFrom(...values), ({ schema, body, path }, value) => {
      const changed = put(body, path, value);
      expect(isSurelyValid(schema, changed)).toBe(isValid(schema, changed));
    }),
    { numRuns: 300 },
  );
});

it("no body of a request is surely valid that isn't, with any field changed, added or left out", () => {
  const bodies = Object.entries(rules.operations).flatMap(([operationId, operation]) => {
    const { schema } = (operation as OperationEntry).body ?? {};
    return schema ? requestExamples(operationId).map((body) => ({ operationId, schema, body })) : [];
  });
  expect(bodies.length).toBeGreaterThan(60);
  const names = [...new Set(bodies.flatMap(({ body }) => Object.keys(body)))];
  let sure = 0;
  fc.assert(
    fc.property(
      fc.constantFrom(...bodies),
      fc.constantFrom(...names),
      fc.constantFrom(...values, undefined),
      (documented, name, value) => {
        const { operationId, schema, body } = documented;
        const changed = value === undefined ? put(body, [name]) : put(body, [name], value);
        if (!isSurelyValid(schema, changed)) return;
        sure += 1;
        expect(isValid(schema, changed), `${operationId} ${name}`).toBe(true);
      },
    ),
    { numRuns: 3000 },
  );
  expect(sure).toBeGreaterThan(500);
});

it("a session's request is surely valid, so that the most frequent call is never slow to check", () => {
  const { schema } = rules.operations.api_session_v1_Authenticate.body;
  expect(isSurelyValid(schema, { session_token: "token" })).toBe(true);
  expect(isSurelyValid(schema, { session_jwt: "jwt", session_duration_minutes: 60 })).toBe(true);
  expect(isSurelyValid(schema, { session_token: "token", session_jwt: "jwt" })).toBe(false);
});

it("a schema with a keyword that isn't known here is left to the validator", () => {
  expect(isSurelyValid({ type: "string" }, "text")).toBe(true);
  expect(isSurelyValid({ type: "string", maxLength: 9 }, "text")).toBe(false);
  expect(isSurelyValid({ properties: { a: { not: {} } } }, { a: 1 })).toBe(false);
  expect(isSurelyValid({ properties: { a: { not: {} } } }, {})).toBe(true);
});

/** The examples of an operation's body in the document. */
function requestExamples(operationId: string): Record<string, unknown>[] {
  const operations = Object.values(document.paths).flatMap(
    (item) => Object.values(item) as unknown as Requesting[],
  );
  const { content } = operations.find((operation) => operation.operationId === operationId)!.requestBody!;
  return Object.values(content)
    .flatMap(({ examples }) => Object.values(examples ?? {}))
    .map((example) => (resolve(example) as { value: Record<string, unknown> }).value);
}

interface Requesting {
  operationId?: string;
  requestBody?: { content: Record<string, { examples?: Record<string, { $ref: string }> }> };
}

interface Holders {
  $ref?: string;
  properties?: Record<string, unknown>;
  items?: unknown;
  anyOf?: unknown[];
  allOf?: unknown[];
  oneOf?: unknown[];
}
