// Words and examples that are others, which are told apart from what programs notice.
import { expect, it } from "vitest";
import { compareTexts } from "../../scripts/changes/texts.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";

function textsOf(before: Schema, after: Schema): string[] {
  return compareTexts(documentWith(before), documentWith(after));
}

function documentWith(Letter: Schema): OpenAPIDocument {
  return { tags: [], paths: {}, components: { schemas: { Letter } }, "x-error-types": {} };
}

it("names a schema whose description is another", () => {
  expect(textsOf({ description: "A letter." }, { description: "A long letter." })).toEqual(["Letter"]);
});

it("names no schema of which a property is no longer required, since its words are the same", () => {
  const letter = { description: "A letter.", required: ["a", "b"] };
  expect(textsOf(letter, { ...letter, required: ["a"] })).toEqual([]);
});

it("takes a property that is called as a keyword of words for a property", () => {
  const letter = { properties: { title: { type: "string" } } };
  expect(textsOf(letter, { properties: { title: { type: "integer" } } })).toEqual([]);
});
