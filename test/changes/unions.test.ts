// The sentences on values of which there are several forms.
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../scripts/changes/compare-documents.ts";
import type { Schema } from "../../src/generate/openapi.ts";
import { documentOf, object, refer, text, type Parts } from "./documents.ts";

function linesOf(before: Parts, after: Parts): string[] {
  return compareDocuments(documentOf(before), documentOf(after)).map(
    ({ rating, text: words }) => `${rating} | ${words}`,
  );
}

const number: Schema = { type: "number" };
const form = (kind: string, value: Schema): Schema =>
  object({ kind: { type: "string", const: kind }, value }, ["kind", "value"]);
const filters = (...forms: Schema[]): Schema =>
  object({ filters: { type: "array", items: { oneOf: forms } } });
const [age, color, size] = [form("age", number), form("color", text), form("size", number)];

describe("a union's forms", () => {
  it("are compared by the value that tells them apart, in whatever order, and named by it", () => {
    const before = { body: filters(age, color, size) };
    const after = { body: filters(size, form("color", number), age) };
    expect(linesOf(before, after)).toEqual([
      'major | filters[].value was string, and is number, with kind "color".',
    ]);
  });

  it("share a sentence on what is another in each of them", () => {
    const before = { body: filters(form("color", text), form("shape", text)) };
    const after = { body: filters(form("color", number), form("shape", number)) };
    expect(linesOf(before, after)).toEqual(["major | filters[].value was string, and is number."]);
  });

  it("that are new or gone are told as such", () => {
    const [two, three] = [filters(age, color), filters(age, color, size)];
    expect(linesOf({ body: two }, { body: three })).toEqual([
      'minor | filters[] can be an object with kind "size", too.',
    ]);
    expect(linesOf({ answer: three }, { answer: two })).toEqual([
      'major | In its answer, filters[] is no longer an object with kind "size".',
    ]);
  });

  it("keep to their names, and one that is named anew is told as that", () => {
    const named = (name: string): Parts => ({
      body: filters(refer(name), refer("Color")),
      schemas: { [name]: age, Color: color },
    });
    expect(linesOf(named("Age"), named("Years"))).toEqual(["major | The schema is named Years."]);
  });

  it("are named by what they require where no value tells them apart, and lists by their members", () => {
    const either = { oneOf: [object({ a: text }, ["a"]), object({ a: number, b: text }, ["a", "b"])] };
    expect(linesOf({ body: either }, { body: either.oneOf[0]! })).toEqual([
      "major | The params object is no longer an object with a + b.",
    ]);
    const lists = (...members: Schema[]): Schema =>
      object({ a: { anyOf: members.map((items) => ({ type: "array", items })) } });
    expect(linesOf({ body: lists(text, number) }, { body: lists(text) })).toEqual([
      "major | a is no longer a list of number.",
    ]);
  });

  it("that differ in what goes together alone are told by that, and those that stay aren't news", () => {
    const must = (name: string): Schema => object({ [name]: text }, [name]);
    const either = { allOf: [object({ a: text, b: text }), { anyOf: [must("a"), must("b")] }] };
    const one = { allOf: [object({ a: text, b: text }), must("a")] };
    expect(linesOf({ body: either }, { body: one })).toEqual([
      "major | The params object can be written no longer with b.",
      "major | a is required.",
    ]);
  });
});
