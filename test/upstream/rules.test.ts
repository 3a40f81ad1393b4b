// What types don't say: credentials, rules on values, open enums, further fields, null and deprecations. Of all that the provider's
// document leaves unsaid, nothing is told, as it leaves most of it unsaid.
import { describe, expect, it } from "vitest";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import { compareWithUpstream } from "../../scripts/upstream/compare.ts";
import { lineOf } from "../../scripts/upstream/difference.ts";
import { upgrade } from "../../scripts/upstream/upgrade.ts";
import { documentOf, object, openEnum, text, type Parts } from "../changes/documents.ts";

const compare = (theirs: OpenAPIDocument, ours: OpenAPIDocument): string[] =>
  compareWithUpstream(theirs, ours).map(lineOf);
const compareParts = (theirs: Parts, ours: Parts): string[] => compare(documentOf(theirs), documentOf(ours));
const compareField = (theirs: Schema, ours: Schema): string[] =>
  compareParts({ body: object({ a: theirs }) }, { body: object({ a: ours }) });

const at = "POST /v1/letters request.a";
const closed: Schema = { type: "string", enum: ["x"] };

describe("a field", () => {
  const rows: [what: string, theirs: Schema, ours: Schema, lines: string[]][] = [
    ["a pattern", { ...text, pattern: "^a" }, text, [`rule ${at} pattern: theirs "^a", ours none`]],
    ["a format", { ...text, format: "uri" }, text, [`rule ${at} format: theirs "uri", ours none`]],
    [
      "another length",
      { ...text, maxLength: 10 },
      { ...text, maxLength: 20 },
      [`rule ${at} maxLength: theirs 10, ours 20`],
    ],
    [
      "a bound, beside one that only ours has",
      { type: "integer", minimum: 0 },
      { type: "integer", minimum: 1, maximum: 9 },
      [`rule ${at} minimum: theirs 0, ours 1`],
    ],
    ["another default", { ...text, default: "x" }, text, [`rule ${at} default: theirs "x", ours none`]],
    ["a closed enum", closed, openEnum("x"), [`enum ${at}: theirs closed, ours open`]],
    ["an open enum", openEnum("x"), closed, [`enum ${at}: theirs open, ours closed`]],
    [
      "a deprecation",
      { ...text, deprecated: true },
      text,
      [`deprecated ${at}: theirs deprecated, ours none`],
    ],
  ];

  it.each(rows)("has %s told of", (_what, theirs, ours, lines) => {
    expect(compareField(theirs, ours)).toEqual(lines);
  });

  it("has rules of ours alone, and the provider's own where ours says the same, left out", () => {
    expect(compareField(text, { ...text, pattern: "^a", maxLength: 1 })).toEqual([]);
    expect(compareField({ ...text, format: "uri" }, { ...text, format: "uri" })).toEqual([]);
    expect(compareField(closed, closed)).toEqual([]);
  });
});

describe("an object's further fields", () => {
  const further = (additionalProperties: unknown): Schema => ({ ...object({}), additionalProperties });
  const rows: [theirs: unknown, ours: unknown, told: string | undefined][] = [
    [true, false, "theirs any, ours refused"],
    [true, undefined, "theirs any, ours unsaid"],
    [false, true, "theirs refused, ours any"],
    [text, true, "theirs of a schema, ours any"],
    [{}, true, undefined],
    [undefined, false, undefined],
  ];

  it.each(rows)("are compared: %j beside %j", (theirs, ours, told) => {
    const lines = told === undefined ? [] : [`additional ${at}: ${told}`];
    expect(compareField(further(theirs), further(ours))).toEqual(lines);
  });

  it("are found in what a schema is composed of, and have their own schemas compared", () => {
    const ours = { allOf: [object({}), { ...further(text) }] };
    expect(compareField(further({ type: "integer" }), ours)).toEqual([
      `type ${at}{}: theirs integer, ours string`,
    ]);
  });
});

describe("an operation", () => {
  const withSecurity = (
    security: Record<string, string[]>[] | undefined,
    schemes: object,
  ): OpenAPIDocument => {
    const document = documentOf({ operation: security ? { security } : {} });
    const securitySchemes = schemes as NonNullable<OpenAPIDocument["components"]["securitySchemes"]>;
    const root = Object.keys(schemes).slice(0, 1);
    return {
      ...document,
      security: root.map((name) => ({ [name]: [] })),
      components: { ...document.components, securitySchemes },
    };
  };
  const basic = { type: "http", scheme: "Basic" };

  it("has credentials compared by what they are, not by the name that a document gives them", () => {
    const theirs = withSecurity(undefined, { basicAuth: basic });
    expect(compare(theirs, withSecurity(undefined, { mine: { ...basic, scheme: "basic" } }))).toEqual([]);
    expect(compare(theirs, withSecurity([], { mine: basic }))).toEqual([
      "security POST /v1/letters: theirs http basic, ours no credentials",
    ]);
  });

  it("has credentials of several kinds told together", () => {
    const schemes = {
      basic,
      key: { type: "apiKey", in: "header", name: "X-Key" },
      oauth: { type: "oauth2", flows: { clientCredentials: {} } },
    };
    const theirs = withSecurity([{ key: [], oauth: [] }, {}, { basic: [] }], schemes);
    expect(compare(theirs, withSecurity(undefined, schemes))).toEqual([
      "security POST /v1/letters: theirs apiKey header X-Key and oauth2 clientCredentials or http basic or " +
        "no credentials, ours http basic",
    ]);
  });

  it("that is deprecated is told of", () => {
    expect(compareParts({ operation: { deprecated: true } }, {})).toEqual([
      "deprecated POST /v1/letters: theirs deprecated, ours none",
    ]);
  });

  it("has a body that must stand told of, and every media type of it", () => {
    const body = (required: boolean, ...types: string[]): Parts => {
      const content = Object.fromEntries(types.map((type) => [type, { schema: object({ a: text }) }]));
      return { operation: { requestBody: { required, content } } };
    };
    expect(compareParts(body(true, "application/json"), body(false, "application/json"))).toEqual([
      "required POST /v1/letters request: theirs required, ours optional",
    ]);
    expect(compareParts(body(true, "text/csv", "application/json"), body(true, "application/json"))).toEqual([
      "body POST /v1/letters request: theirs application/json | text/csv, ours application/json",
    ]);
  });
});

describe("OpenAPI 3.0", () => {
  const upgraded = (schema: Schema): unknown =>
    upgrade(documentOf({ schemas: { A: schema } })).components.schemas["A"];

  it("has null as a word beside the type, and is read as if it were one", () => {
    expect(upgraded({ ...text, nullable: true })).toEqual({ type: ["string", "null"] });
    expect(upgraded({ ...closed, nullable: true })).toEqual({ type: ["string", "null"], enum: ["x", null] });
    expect(upgraded({ ...text, nullable: false })).toEqual(text);
    expect(upgraded(object({ nullable: text }))).toEqual(object({ nullable: text }));
    const $ref = "#/components/schemas/B";
    expect(upgraded({ $ref, nullable: true })).toEqual({ anyOf: [{ $ref }, { type: "null" }] });
  });

  it("has bounds that are left out themselves, and is read as if these were numbers", () => {
    expect(upgraded({ minimum: 0, exclusiveMinimum: true })).toEqual({ exclusiveMinimum: 0 });
    expect(upgraded({ maximum: 9, exclusiveMaximum: false })).toEqual({ maximum: 9 });
    expect(upgraded({ exclusiveMinimum: 0 })).toEqual({ exclusiveMinimum: 0 });
  });
});
