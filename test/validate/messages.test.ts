import { expect, it } from "vitest";
import document from "../../generated/openapi.json" with { type: "json" };
import { messages } from "../../src/validate/messages.ts";

/** Keywords that hold schemas, or say nothing of a value. Any other one must have its words. */
const SILENT = [
  ...["$ref", "allOf", "anyOf", "oneOf", "properties", "items", "additionalProperties"],
  ...["title", "description", "examples", "default", "x-enumDescriptions", "discriminator"],
];

function* keywords(schema: unknown): Generator<string> {
  if (typeof schema !== "object" || schema === null) return;
  const {
    properties = {},
    items,
    additionalProperties,
    allOf = [],
    anyOf = [],
    oneOf = [],
  } = schema as Lists;
  yield* Object.keys(schema);
  for (const inner of [
    ...Object.values(properties),
    items,
    additionalProperties,
    ...allOf,
    ...anyOf,
    ...oneOf,
  ]) {
    yield* keywords(inner);
  }
}

interface Lists {
  properties?: Record<string, unknown>;
  items?: unknown;
  additionalProperties?: unknown;
  allOf?: unknown[];
  anyOf?: unknown[];
  oneOf?: unknown[];
}

it("every keyword of the document's schemas has words for what breaks it", () => {
  const used = new Set(Object.values(document.components.schemas).flatMap((schema) => [...keywords(schema)]));
  expect(used).toContain("pattern");
  expect([...used].filter((keyword) => !SILENT.includes(keyword) && !(keyword in messages))).toEqual([]);
});
