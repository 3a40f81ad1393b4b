// A copy of the provider's document beside ours: everything that one of the two says otherwise, in a line each.
import { describe, expect, it } from "vitest";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import { compareWithUpstream } from "../../scripts/upstream/compare.ts";
import { lineOf } from "../../scripts/upstream/difference.ts";
import { documentOf, object, text, type Parts } from "../changes/documents.ts";

function linesOf(theirs: Parts, ours: Parts): string[] {
  return compareWithUpstream(documentOf(theirs), documentOf(ours)).map(lineOf);
}

const operation = (operationId: string, tag = "Letter"): OpenAPIDocument["paths"] => ({
  "/v1/letters/more": {
    get: {
      operationId,
      tags: [tag],
      summary: "S",
      description: "D.",
      responses: {},
      "x-retry-safety": "read",
    },
  },
});

const nullable = (schema: Schema): Schema => ({ anyOf: [schema, { type: "null" }] });
const closed = (...values: string[]): Schema => ({ type: "string", enum: values });
const id = "POST /v1/letters request";

describe("schemas", () => {
  const rows: [what: string, theirs: Schema, ours: Schema, lines: string[]][] = [
    ["the same", object({ a: text }, ["a"]), object({ a: text }, ["a"]), []],
    ["other words", { ...object({}), description: "A." }, { ...object({}), description: "B." }, []],
    ["a field that we lack", object({ a: text }), object({}), [`field ${id}.a: theirs string, ours none`]],
    [
      "a field that only we have",
      object({}),
      object({ a: text }),
      [`field ${id}.a: theirs none, ours string`],
    ],
    [
      "a required field",
      object({ a: text }, ["a"]),
      object({ a: text }),
      [`required ${id}.a: theirs required, ours optional`],
    ],
    [
      "a field of another type",
      object({ a: { type: "integer" } }),
      object({ a: text }),
      [`type ${id}.a: theirs integer, ours string`],
    ],
    [
      "a field inside of a list",
      object({ a: { type: "array", items: object({ b: text }) } }),
      object({ a: { type: "array", items: object({}) } }),
      [`field ${id}.a[].b: theirs string, ours none`],
    ],
    [
      "a value that we lack, beside one that only we have",
      object({ a: closed("x", "y") }),
      object({ a: closed("x", "z") }),
      [`value ${id}.a: theirs "y", ours none`, `value ${id}.a: theirs none, ours "z"`],
    ],
    [
      "values that we don't name",
      object({ a: closed("x", "y") }),
      object({ a: text }),
      [`value ${id}.a: theirs "x" | "y", ours any`],
    ],
    ["values that only we name", object({ a: text }), object({ a: closed("x") }), []],
    [
      "an object that may be null: its fields stay required",
      object({ a: object({ b: text }, ["b"]) }),
      object({ a: nullable(object({ b: text }, ["b"])) }),
      [`type ${id}.a: theirs object, ours null | object`],
    ],
  ];

  it.each(rows)("tells of %s", (_what, theirs, ours, lines) => {
    expect(linesOf({ body: theirs }, { body: ours })).toEqual(lines);
  });

  it("tells once of what several operations share, by the name of the schema", () => {
    const $ref = { $ref: "#/components/schemas/api_letter_v1_Letter" };
    const make = (properties: Record<string, Schema>): OpenAPIDocument =>
      documentOf({
        body: object({ letter: $ref }),
        answer: $ref,
        schemas: { api_letter_v1_Letter: object(properties) },
      });
    const found = compareWithUpstream(make({ a: text }), make({}));
    expect(found.map(lineOf)).toEqual(["field api_letter_v1_Letter.a: theirs string, ours none"]);
    expect([...found[0]!.operations]).toEqual(["POST /v1/letters"]);
  });

  it("ends at schemas that hold themselves", () => {
    const node = { $ref: "#/components/schemas/Node" };
    const make = (properties: Record<string, Schema>): Parts => ({
      body: node,
      schemas: { Node: object({ ...properties, next: node }) },
    });
    expect(linesOf(make({ a: text }), make({}))).toEqual(["field Node.a: theirs string, ours none"]);
  });
});

describe("operations", () => {
  it("have the method's name that their siblings give them", () => {
    const ours: Parts = { operation: { "x-method": "post.letters.send" } };
    expect(linesOf({ more: operation("api_letter_v1_List") }, ours)).toEqual([
      "operation GET /v1/letters/more: theirs post.letters.list, ours none",
    ]);
  });

  it("have our tag's name, where no sibling is there", () => {
    const theirs: Parts = {
      operation: { tags: ["Letter"] },
      more: operation("api_letter_v1_letters_Archive"),
    };
    expect(linesOf(theirs, {})).toEqual([
      "operation GET /v1/letters/more: theirs letters.archive, ours none",
    ]);
  });

  it("that only we have are told of, too", () => {
    expect(linesOf({}, { more: operation("api_letter_v1_List", "Letters") })).toEqual([
      "operation GET /v1/letters/more: theirs none, ours letters.list",
    ]);
  });

  it("by methods that the client doesn't send are told of as others are, and so are webhooks", () => {
    const more = { get: operation("api_letter_v1_List")["/v1/letters/more"]!.get! };
    const item = { head: more.get, options: { ...more.get, operationId: "api_letter_v1_Options" } };
    const theirs = documentOf({ more: { "/v1/letters/more": item as OpenAPIDocument["paths"][string] } });
    const hooks = { ...theirs, webhooks: { "letter.sent": { post: more.get }, "letter.lost": {} } };
    expect(compareWithUpstream(hooks, documentOf({})).map(lineOf)).toEqual([
      "operation HEAD /v1/letters/more: theirs letters.list, ours none",
      "operation OPTIONS /v1/letters/more: theirs letters.options, ours none",
      "webhook letter.lost: theirs no method, ours none",
      "webhook letter.sent: theirs POST, ours none",
    ]);
  });

  it("differ in names, servers, statuses and parameters", () => {
    const theirs: Parts = {
      operation: {
        operationId: "api_letter_v1_Post",
        servers: [{ url: "https://letters.example.com" }],
        responses: { "200": {}, "409": {} },
        parameters: [
          { name: "limit", in: "query", schema: text },
          { name: "page", in: "query", schema: text },
        ],
      },
    };
    const ours: Parts = {
      operation: {
        responses: { "201": {} },
        parameters: [{ name: "limit", in: "query", required: true, schema: text }],
      },
    };
    expect(linesOf(theirs, ours)).toEqual([
      "operationId POST /v1/letters: theirs api_letter_v1_Post, ours api_letter_v1_Send",
      "parameter POST /v1/letters query limit: theirs optional, ours required",
      "parameter POST /v1/letters query page: theirs optional, ours none",
      "server POST /v1/letters: theirs https://letters.example.com, ours https://test.example.com",
      "status POST /v1/letters 200: theirs answered, ours none",
      "status POST /v1/letters 201: theirs none, ours answered",
      "status POST /v1/letters 409: theirs answered, ours none",
    ]);
  });

  it("with a parameter without a schema are compared as far as it goes", () => {
    const [theirs, ours] = [{}, { schema: text }].map((part) => ({
      operation: { parameters: [{ name: "q", in: "query", ...part }] },
    })) as [Parts, Parts];
    expect(linesOf(theirs, ours)).toEqual([]);
  });

  it("with another success status have their answers compared all the same", () => {
    const content = { "application/json": { schema: object({ a: text }) } };
    const theirs: Parts = { operation: { responses: { "201": { content } } } };
    expect(linesOf(theirs, { answer: object({}) })).toContain(
      "field POST /v1/letters response.a: theirs string, ours none",
    );
  });
});
