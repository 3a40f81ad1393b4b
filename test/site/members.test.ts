// What pages tell of fields: choices by the value that tells them apart, and what may be null as what it is otherwise.
import { describe, expect, it } from "vitest";
import { alternativeWords } from "../../docs/site/model/field.ts";
import { readMembers } from "../../docs/site/model/fields.ts";
import type { Schema } from "../../docs/site/model/document.ts";
import json from "../../generated/openapi.json" with { type: "json" };

const documented = json.components.schemas as unknown as Readonly<Record<string, Schema>>;

const shape = (kind: Schema, name: string): Schema => ({
  type: "object",
  properties: { kind, [name]: { type: "string" }, both: { type: "string" } },
});

describe("a choice of objects", () => {
  const titlesOf = (oneOf: readonly Schema[], schemas: Readonly<Record<string, Schema>> = {}): string[] =>
    readMembers({ oneOf }, schemas).alternatives.map((each, i) => alternativeWords(each, i + 1));

  it("is titled by the one value of a field in each, whichever way it is written", () => {
    const schemas = { Circle: shape({ const: "circle" }, "radius"), Kind: { enum: ["square"] } };
    expect(
      titlesOf([{ $ref: "#/components/schemas/Circle" }, shape({ $ref: "#/x/Kind" }, "side")], schemas),
    ).toEqual(['`kind: "circle"`', '`kind: "square"`']);
    expect(readMembers({ oneOf: [{ $ref: "#/x/Circle" }, shape({ const: 2 }, "a")] }, schemas)).toMatchObject(
      {
        alternatives: [{ schema: "Circle" }, { schema: undefined, tag: { name: "kind", value: "2" } }],
      },
    );
  });

  it("is titled otherwise where no field tells them apart", () => {
    const [first, second] = [shape({ const: "same" }, "a"), shape({ const: "same" }, "b")];
    expect(titlesOf([{ ...first, title: "The first" }, second])).toEqual(["The first", "Kind 2"]);
    expect(titlesOf([{ $ref: "#/x/A" }, { $ref: "#/x/B" }], { A: first, B: second })).toEqual(["A", "B"]);
  });

  it("is so in the document: each filter of a search", () => {
    for (const name of ["UserFilter", "M2MClientFilter"]) {
      const { alternatives } = readMembers({ $ref: `#/components/schemas/${name}` }, documented);
      expect(alternatives.length).toBeGreaterThan(2);
      for (const each of alternatives) expect(alternativeWords(each, 1)).toMatch(/^`filter_name: "\w+"`$/);
    }
  });
});

describe("what may be null", () => {
  const schemas: Readonly<Record<string, Schema>> = {
    Id: { type: "string", maxLength: 3, description: "An id." },
    Open: { anyOf: [{ type: "string", enum: ["a"] }, { type: "string" }] },
    Whole: { allOf: [{ type: "object", properties: { id: { type: "string" } } }] },
  };
  const read = (field: Schema): ReturnType<typeof readMembers>["fields"][number] =>
    readMembers({ properties: { field } }, schemas).fields[0]!;
  const orNull = (name: string): Schema => ({ anyOf: [{ $ref: `#/x/${name}` }, { type: "null" }] });

  it("keeps its schema, its limits, its values and its words", () => {
    expect(read(orNull("Id"))).toMatchObject({
      type: "string or null",
      schema: "Id",
      constraints: ["at most 3 characters"],
      description: "An id.",
    });
    expect(read({ ...orNull("Id"), description: "Own words." }).description).toBe("Own words.");
    expect(read(orNull("Open"))).toMatchObject({
      type: "string or null",
      values: [{ value: "a" }],
      isOpen: true,
    });
  });

  it("has the fields of an object as its own, and no kinds", () => {
    expect(read(orNull("Whole"))).toMatchObject({
      type: "object or null",
      fields: [{ path: "field.id" }],
      alternatives: [],
    });
  });

  it("is never a kind without a name in the document", () => {
    const all = Object.keys(documented).flatMap((name) => {
      const titles: string[] = [];
      JSON.stringify(readMembers({ $ref: `#/x/${name}` }, documented), (_key, value: unknown) => {
        const { alternatives } = Object(value) as { alternatives?: Parameters<typeof alternativeWords>[0][] };
        titles.push(...(alternatives ?? []).map((each, i) => alternativeWords(each, i + 1)));
        return value;
      });
      return titles;
    });
    expect(all.filter((title) => title.startsWith("Kind "))).toEqual([]);
  });
});
