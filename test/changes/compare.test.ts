// A change of the document, rated as a person would rate it for programs in TypeScript.
import { describe, expect, it } from "vitest";
import type { Rating } from "../../scripts/changes/change.ts";
import { compareDocuments } from "../../scripts/changes/compare-documents.ts";
import { compareTexts } from "../../scripts/changes/texts.ts";
import { rate } from "../../scripts/changes/group.ts";
import type { Schema } from "../../src/generate/openapi.ts";
import { documentOf, object, openEnum, text, type Parts } from "./documents.ts";

const closed = (...values: string[]): Schema => ({ type: "string", enum: values });

function expectChange(before: Parts, after: Parts, rating: Rating, words: string): void {
  const changes = compareDocuments(documentOf(before), documentOf(after));
  expect(changes.map((change) => change.text)).toEqual([expect.stringContaining(words)]);
  expect(rate(changes)).toBe(rating);
}

type Row = [what: string, before: Schema, after: Schema, request: Rating, response: Rating, words: string];

const rows: Row[] = [
  ["a new field", object({}), object({ a: text }), "minor", "minor", "a is new"],
  ["a field that is gone", object({ a: text }), object({}), "major", "major", "a is gone"],
  [
    "a field that becomes required",
    object({ a: text }),
    object({ a: text }, ["a"]),
    "major",
    "minor",
    "a is ",
  ],
  [
    "a field that becomes optional",
    object({ a: text }, ["a"]),
    object({ a: text }),
    "minor",
    "major",
    "a may be",
  ],
  [
    "a field that becomes nullable",
    object({ a: text }),
    object({ a: { type: ["string", "null"] } }),
    "minor",
    "major",
    "a can be null",
  ],
  [
    "a field that is never null any more",
    object({ a: { type: ["string", "null"] } }),
    object({ a: text }),
    "major",
    "minor",
    "a is no longer null",
  ],
  [
    "a new value",
    object({ a: closed("x") }),
    object({ a: closed("x", "y") }),
    "minor",
    "minor",
    'a can be "y"',
  ],
  [
    "a value that is gone",
    object({ a: closed("x", "y") }),
    object({ a: closed("x") }),
    "major",
    "major",
    "no longer names",
  ],
  [
    "a new value of an open enum",
    object({ a: openEnum("x") }),
    object({ a: openEnum("x", "y") }),
    "minor",
    "minor",
    "can be",
  ],
  [
    "a value that an open enum no longer names",
    object({ a: openEnum("x", "y") }),
    object({ a: openEnum("x") }),
    "patch",
    "patch",
    "no longer names",
  ],
  [
    "an enum that closes",
    object({ a: openEnum("x") }),
    object({ a: closed("x") }),
    "major",
    "minor",
    "named values alone",
  ],
  [
    "an enum that opens",
    object({ a: closed("x") }),
    object({ a: openEnum("x") }),
    "minor",
    "major",
    "aren't named",
  ],
  [
    "a list's members",
    object({ a: { type: "array", items: object({}) } }),
    object({ a: { type: "array", items: object({ b: text }) } }),
    "minor",
    "minor",
    "a[].b is new",
  ],
  [
    "a value of another kind",
    object({ a: text }),
    object({ a: object({ b: text }) }),
    "major",
    "major",
    "a was string, and is object",
  ],
  [
    "a value that may be null, of another kind",
    object({ a: { type: ["string", "null"] } }),
    object({ a: { type: ["number", "null"] } }),
    "major",
    "major",
    "a was string or null, and is number or null",
  ],
  [
    "a value that may be any now",
    object({ a: text }),
    object({ a: {} }),
    "minor",
    "major",
    "a can be any value, not only string",
  ],
  [
    "a value that had no type",
    object({ a: {} }),
    object({ a: text }),
    "major",
    "minor",
    "a was any value, and is string",
  ],
  [
    "members of a list that had no type",
    object({ a: { type: "array" } }),
    object({ a: { type: "array", items: text } }),
    "major",
    "minor",
    "a[] was any value, and is string",
  ],
  [
    "a number that is whole, which no type tells",
    object({ a: { type: "number" } }),
    object({ a: { type: "integer" } }),
    "patch",
    "patch",
    "a is a whole number",
  ],
  [
    "a number that need not be whole",
    object({ a: { type: "integer" } }),
    object({ a: { type: "number" } }),
    "patch",
    "patch",
    "a may be no whole number",
  ],
  [
    "fields of any name",
    object({ a: object({}) }),
    object({ a: { ...object({}), additionalProperties: true } }),
    "minor",
    "minor",
    "a can have fields of any name",
  ],
  [
    "no fields of any name",
    object({ a: { ...object({}), additionalProperties: true } }),
    object({ a: { ...object({}), additionalProperties: false } }),
    "major",
    "major",
    "a has no fields but those that are named",
  ],
  [
    "another kind of the fields of any name",
    object({ a: { ...object({}), additionalProperties: text } }),
    object({ a: { ...object({}), additionalProperties: { type: "number" } } }),
    "major",
    "major",
    "a[*] was string, and is number",
  ],
  [
    "a shorter text",
    object({ a: { ...text, maxLength: 9 } }),
    object({ a: { ...text, maxLength: 5 } }),
    "patch",
    "patch",
    "a has another maxLength",
  ],
];

describe("a value", () => {
  it.each(rows)("in a request: %s", (_, before, after, request, _response, words) => {
    expectChange({ body: before }, { body: after }, request, words);
  });

  it.each(rows)("in an answer: %s", (_, before, after, _request, response, words) => {
    expectChange({ answer: before }, { answer: after }, response, words);
  });

  it("says that an exhaustive switch no longer compiles where a closed enum of an answer grows, and not of an open one", () => {
    const consequenceOf = (before: Schema, after: Schema): string =>
      compareDocuments(
        documentOf({ answer: object({ a: before }) }),
        documentOf({ answer: object({ a: after }) }),
      )[0]!.consequence;
    expect(consequenceOf(closed("x"), closed("x", "y"))).toContain("exhaustive");
    expect(consequenceOf(openEnum("x"), openEnum("x", "y"))).not.toContain("exhaustive");
  });

  it("that must come with another breaks calls without it", () => {
    const fields = object({ a: text, b: text });
    const either = { allOf: [fields, { anyOf: [object({ a: text }, ["a"]), object({ b: text }, ["b"])] }] };
    expectChange({ body: fields }, { body: either }, "major", "now also with a, or with b");
    expectChange({ body: either }, { body: fields }, "minor", "no longer with a, or with b");
  });

  it("is compared through references, also where a schema refers to itself", () => {
    const tree = (leaf: Schema): Parts => ({
      answer: { $ref: "#/components/schemas/Tree" },
      schemas: {
        Tree: object({ leaf, children: { type: "array", items: { $ref: "#/components/schemas/Tree" } } }),
      },
    });
    expectChange(tree(text), tree({ type: ["string", "integer"] }), "major", "leaf can be number");
  });
});

describe("a method", () => {
  const more = (id: string): Parts["more"] => ({
    "/v1/parcels": { post: { ...documentOf({}).paths["/v1/letters"]!.post!, operationId: id } },
  });

  it("that is new is minor, and one that is gone is major", () => {
    expectChange({}, { more: more("api_letter_v1_Parcel") }, "minor", "The method is new: POST /v1/parcels");
    expectChange({ more: more("api_letter_v1_Parcel") }, {}, "major", "The method is gone: POST /v1/parcels");
  });

  it("that is named anew is major", () => {
    expectChange({}, { operation: { "x-method": "letters.post" } }, "major", "It was named letters.send");
  });

  it("whose operationId changed is told as that, with its own changes, and not as gone and new", () => {
    const after = { operation: { operationId: "api_letter_v2_Send" } };
    expectChange({}, after, "major", "Its operationId was api_letter_v1_Send");
  });

  it("has one param for a name that is in its path and in its body", () => {
    const path = "/v1/letters/{letter_id}";
    const before = documentOf({ path, body: object({ a: text }) });
    const after = documentOf({ path, body: object({ a: text, letter_id: text }, ["letter_id"]) });
    expect(compareDocuments(before, after)).toEqual([]);
  });

  it("whose address has another parameter asks for it, described or not", () => {
    const changes = compareDocuments(documentOf({}), documentOf({ path: "/v1/letters/{letter_id}" }));
    expect(changes.map(({ rating, text: words }) => `${rating}: ${words}`)).toEqual([
      "major: It was POST /v1/letters, and is POST /v1/letters/{letter_id}.",
      "major: letter_id is new, and required.",
    ]);
  });
});

describe("words", () => {
  const long = "A long text that says in many words what a field is for. ".repeat(40);

  it("are no change of what they describe, however long, and wherever they stand", () => {
    const before = documentOf({ body: object({ a: text, description: text }) });
    const after = documentOf({
      body: object({
        a: { ...text, description: long, title: "A", examples: ["x"] },
        description: { ...text, description: long },
      }),
      operation: {
        description: long,
        parameters: [],
      },
    });
    expect(compareDocuments(before, after)).toEqual([]);
    expect(compareTexts(before, after)).toEqual(["api_letter_v1_Send"]);
    expect(compareTexts(before, before)).toEqual([]);
    // Words of what is new are told with it.
    const more = documentOf({
      body: object({ a: text, description: text, b: { ...text, description: long } }),
    });
    expect(compareTexts(before, more)).toEqual([]);
  });

  it("of a parameter's own schema are none either", () => {
    const parameter = (schema: Schema) => ({ name: "q", in: "query" as const, schema });
    const before = documentOf({ operation: { parameters: [parameter(text)] } });
    const after = documentOf({
      operation: { parameters: [parameter({ ...text, description: long, example: "x" })] },
    });
    expect(compareDocuments(before, after)).toEqual([]);
  });

  it("in a field that is named as they are is a change of the field", () => {
    expectChange(
      { body: object({}) },
      { body: object({ description: text }) },
      "minor",
      "description is new",
    );
  });
});
