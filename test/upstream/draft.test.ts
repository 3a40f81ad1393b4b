// Drafts of schemas: every keyword of structure is there, in the form that people write; of the provider's words, none.
import { parseYaml } from "@redocly/openapi-core";
import { expect, it } from "vitest";
import type { Schema } from "../../src/generate/openapi.ts";
import { draftSchema } from "../../scripts/upstream/draft-schema.ts";
import { writeScalar, writeYaml } from "../../scripts/upstream/house-form.ts";
import { object, text } from "../changes/documents.ts";

const places = { fileOf: () => "letter.yaml", has: () => false, parameter: () => undefined };
const draft = (schema: Schema): object => draftSchema(schema, (file) => file, places);

it("keeps rules on values, further fields and what a schema is composed of", () => {
  const limit: Schema = { type: "integer", format: "int32", minimum: 0, maximum: 9, default: 5 };
  expect(draft({ ...limit, description: "Theirs.", title: "T", example: 1 })).toEqual(limit);
  expect(draft({ type: "object", additionalProperties: true })).toEqual({
    type: "object",
    additionalProperties: true,
  });
  const $ref = "#/components/schemas/A";
  expect(draft({ type: "object", additionalProperties: { $ref } })).toEqual({
    type: "object",
    additionalProperties: { $ref: "letter.yaml#/A" },
  });
  expect(draft({ allOf: [{ $ref }, object({})] })).toEqual({
    allOf: [{ $ref: "letter.yaml#/A" }, { type: "object" }],
  });
});

it("leaves enums open, and null a type of its own", () => {
  expect(draft({ type: ["string", "null"], enum: ["x", null] })).toEqual({
    anyOf: [
      { type: "string", enum: ["x"], "x-enumDescriptions": { x: "" } },
      { type: "string" },
      { type: "null" },
    ],
  });
});

it("has the fields of every answer in ours' own words", () => {
  expect(draft(object({ request_id: text, status_code: { type: "integer" } }))).toEqual({
    type: "object",
    properties: {
      request_id: { $ref: "id.yaml#/RequestId" },
      status_code: { type: "integer", format: "int32", description: "The HTTP status, repeated." },
    },
  });
});

it("is written with short lists in a line, and reads the same", async () => {
  const value = {
    get: {
      tags: ["Magic Links"],
      "x-pagination": { items: "a", cursor: "b.next_cursor" },
      responses: { "400": { $ref: "../../responses.yaml#/BadRequest" } },
    },
    A: { required: ["a", "b"], enum: ["x", "1", "null", "", "a, b", "it's"] },
  };
  const yaml = await writeYaml(value);
  expect(yaml).toBe(`get:
  tags: [Magic Links]
  x-pagination: { items: a, cursor: b.next_cursor }
  responses:
    "400": { $ref: ../../responses.yaml#/BadRequest }
A:
  required: [a, b]
  enum:
    - x
    - "1"
    - "null"
    - ""
    - a, b
    - it's
`);
  expect(parseYaml(yaml)).toEqual(value);
});

it("is written as it reads, also where a text in it looks like YAML of ours", async () => {
  const value = { a: { default: "b\n'400':\n  $ref: c\nrequired:\n  - d\n", deprecated: true } };
  expect(parseYaml(await writeYaml(value))).toEqual(value);
});

it.each(["null", "1", "a: b", "a\nb: c", "\u001b", "# a", "Magic Links"])(
  "%j is written as a text in a line",
  (text) => {
    const line = writeScalar(text);
    expect(line).not.toContain("\n");
    expect(parseYaml(`a: ${line}\n`)).toEqual({ a: text });
  },
);
