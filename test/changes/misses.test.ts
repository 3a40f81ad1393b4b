// Any schema of a list in the place of any other: the compiler finds no break that isn't rated as one.
import { expect, it } from "vitest";
import { rate } from "../../scripts/changes/group.ts";
import type { Schema } from "../../src/generate/openapi.ts";
import { findBroken } from "./compiler.ts";
import { object, openEnum, text } from "./documents.ts";
import { changesOf } from "./mutation-changes.ts";
import { waysOf, type Mutation } from "./mutations.ts";

const number: Schema = { type: "number" };
const list = (items: Schema): Schema => ({ type: "array", items });
const must = (...names: string[]): Schema =>
  object(Object.fromEntries(names.map((name) => [name, text])), names);
const form = (k: string, v: Schema): Schema => object({ k: { const: k }, v }, ["k", "v"]);

const schemas: Schema[] = [
  ...[
    text,
    {},
    { type: ["string", "null"] },
    { enum: ["x"] },
    openEnum("x"),
    { anyOf: [{ const: 1 }, text] },
  ],
  ...[must("a"), must("a", "b"), { anyOf: [must("a", "b"), { type: "null" }] }, { anyOf: [text, must("a")] }],
  { anyOf: [must("a"), must("b")] },
  { allOf: [must("a"), { anyOf: [must("b"), must("c")] }] },
  { oneOf: [form("x", text), form("y", number)] },
  { oneOf: [form("x", text)] },
  object({ k: { enum: ["x", "y"] }, v: { type: ["string", "number"] } }, ["k", "v"]),
  ...[list(text), { anyOf: [list(text), list(number)] }, list({ anyOf: [text, number] })],
  { type: "object", additionalProperties: text },
];

it("a change that the compiler refuses is major, whatever schema stands in the place of whatever other", () => {
  const mutations = schemas.flatMap((before, index) =>
    schemas.slice(index + 1).map((after): Mutation => {
      const what = `${JSON.stringify(before)} → ${JSON.stringify(after)}`;
      return { what, before: object({ a: before }, ["a"]), after: object({ a: after }, ["a"]), ratings: [] };
    }),
  );
  const broken = findBroken(mutations);
  // Else nothing would be compared.
  expect(broken.filter(({ size }) => size > 0).length).toBeGreaterThan(100);
  const missed = mutations.flatMap((mutation, index) =>
    waysOf(mutation)
      .filter((way) => broken[index]!.has(way) && rate(changesOf(mutation, way)) !== "major")
      .map((way) => `${mutation.what}, ${way}`),
  );
  expect(missed).toEqual([]);
});
