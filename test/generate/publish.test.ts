// The steps that make openapi.json fit for other tools' hands, each on a small document, and then its kind on the real one.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { routes } from "../../generated/routes.ts";
import { METHODS, type OpenAPIDocument, type Schema } from "../../src/generate/openapi.ts";
import { publish } from "../../scripts/generate/publish.ts";
import { mapSchemas } from "../../src/generate/schema-walk.ts";
import { content, operation, smallDocument } from "./document.ts";
import { readTree, repository } from "./workspace.ts";

function publishSchemas(schemas: Record<string, Schema>): Record<string, Schema> {
  const document = smallDocument();
  document.components.schemas = schemas;
  const before = structuredClone(document);
  const published = publish(document);
  expect(document).toEqual(before);
  return published.components.schemas;
}

const kind = (name: string): Schema => ({
  type: "object",
  required: ["kind", "size"],
  properties: { kind: { type: "string", const: name }, size: { type: "integer", const: 1 } },
});
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

describe("publish", () => {
  it("leaves out a property that must not be there, and says apart where", () => {
    const branch = (yes: string, no: string): Schema => ({
      type: "object",
      required: [yes],
      properties: { [yes]: { type: "string" }, [no]: false },
    });
    const either = { oneOf: [branch("a", "b"), branch("b", "a")] };
    const { Either } = publishSchemas({ Either: either });
    expect(Either).toEqual({
      oneOf: [
        { type: "object", required: ["a"], properties: { a: { type: "string" } } },
        { type: "object", required: ["b"], properties: { b: { type: "string" } } },
      ],
    });
    const document = smallDocument();
    document.components.schemas = { "A/B": { items: either } };
    expect(publish(document)["x-forbidden-fields"]).toEqual({
      "#/components/schemas/A~1B/items/oneOf/0": ["b"],
      "#/components/schemas/A~1B/items/oneOf/1": ["a"],
    });
  });

  it("tells the objects of a union apart by the text that each of them fixes, in `enum` too", () => {
    const { Shape, Cat } = publishSchemas({
      Shape: { description: "A pet.", oneOf: [ref("Cat"), ref("Dog")] },
      Cat: kind("cat"),
      Dog: kind("dog"),
    });
    expect(Shape).toEqual({
      type: "object",
      description: "A pet.",
      oneOf: [ref("Cat"), ref("Dog")],
      discriminator: {
        propertyName: "kind",
        mapping: { cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog" },
      },
    });
    expect(Cat!["properties"]).toEqual({
      kind: { type: "string", const: "cat", enum: ["cat"] },
      size: { type: "integer", const: 1 },
    });
  });

  it.each<[string, Schema, Record<string, Schema>]>([
    ["of which one fixes nothing", { oneOf: [ref("Cat"), ref("Any")] }, { Any: { type: "object" } }],
    ["of which two fix the same", { oneOf: [ref("Cat"), ref("Cat2")] }, { Cat2: kind("cat") }],
    ["that may also be null", { anyOf: [ref("Cat"), { type: "null" }] }, {}],
  ])("leaves a union alone %s", (_what, union, others) => {
    expect(publishSchemas({ Union: union, Cat: kind("cat"), ...others })["Union"]).toEqual(union);
  });

  it("names the branches of an open enum, and none that has a name", () => {
    const { Status, Type } = publishSchemas({
      Status: { anyOf: [{ type: "string", enum: ["on"] }, { type: "string" }] },
      Type: {
        anyOf: [{ title: "Of this call", type: "string", enum: ["a"] }, ref("Status"), { type: "string" }],
      },
    });
    expect(Status!["anyOf"]).toEqual([
      { title: "Known values", type: "string", enum: ["on"] },
      { title: "Any other", type: "string" },
    ]);
    expect(Type!["anyOf"]).toEqual([
      { title: "Of this call", type: "string", enum: ["a"] },
      ref("Status"),
      { title: "Any other", type: "string" },
    ]);
  });

  it("changes schemas wherever they stand, and no example", () => {
    const open = { anyOf: [{ type: "string", enum: ["on"] }, { type: "string" }] };
    const document = smallDocument();
    const value = { schema: open, schemas: { a: open } };
    document.paths["/v1/more"] = {
      parameters: [{ name: "a", in: "query", schema: open }],
      get: operation("api_a_v1_A", {
        responses: {
          200: {
            content: { "application/json": { schema: open, examples: { a: { summary: "A", value } } } },
          },
          201: { content: content("Result") },
        },
      }),
    };
    const item = publish(document).paths["/v1/more"]!;
    const { schema, examples } = (item.get!.responses["200"] as { content: ReturnType<typeof content> })
      .content["application/json"] as { schema: Schema; examples?: unknown };
    expect(JSON.stringify([schema, item.parameters])).toContain("Known values");
    expect(examples).toEqual({ a: { summary: "A", value } });
  });
});

describe("in generated/openapi.json", () => {
  const document = JSON.parse(
    readFileSync(join(repository, "generated/openapi.json"), "utf8"),
  ) as OpenAPIDocument;
  const all: Schema[] = [];
  mapSchemas(document, (schema) => {
    all.push(schema);
    return schema;
  });

  it("no schema is `true` or `false`, but under additionalProperties", () => {
    expect(all.length).toBeGreaterThan(500);
    const found = all.filter(({ properties = {}, items, allOf = [], anyOf = [], oneOf = [] }) =>
      [properties, allOf, anyOf, oneOf, [items]]
        .flatMap((schemas) => Object.values(schemas as object) as unknown[])
        .some((schema) => typeof schema === "boolean"),
    );
    expect(found).toEqual([]);
  });

  it("each branch of a union has a name", () => {
    const unions = all.flatMap(({ anyOf = [], oneOf = [] }) => [anyOf, oneOf] as Schema[][]).flat();
    expect(unions.length).toBeGreaterThan(100);
    expect(unions.filter(({ $ref, title, type }) => !$ref && !title && type !== "null")).toEqual([]);
  });

  it("the filters of a search are told apart by their names", () => {
    const { UserFilter, UserFilterStatus } = document.components.schemas;
    const { propertyName, mapping } = UserFilter!["discriminator"] as Discriminator;
    expect(UserFilter!["type"]).toBe("object");
    expect(propertyName).toBe("filter_name");
    expect(Object.keys(mapping)).toHaveLength((UserFilter!["oneOf"] as Schema[]).length);
    expect(mapping["status"]).toBe("#/components/schemas/UserFilterStatus");
    expect((UserFilterStatus!["properties"] as Record<string, Schema>)["filter_name"]).toMatchObject({
      const: "status",
      enum: ["status"],
    });
  });

  it("an operation's own errors stand before those of any call", () => {
    const unions = all.filter(({ anyOf }) =>
      (anyOf as Schema[] | undefined)?.some(({ title }) => title === "Of this call"),
    );
    expect(unions.length).toBeGreaterThan(20);
    for (const { anyOf } of unions) expect((anyOf as Schema[])[0]!["title"]).toBe("Of this call");
  });

  it("no text names a method of the client", () => {
    const methods = Object.values(routes).map(({ accessor }) => accessor.join("\\."));
    const names = new RegExp(`\\b(?:${methods.join("|")})\\b`);
    const texts = JSON.stringify(document, (key, value: unknown) => (key === "x-method" ? undefined : value));
    expect(texts.match(names)).toBeNull();
    expect(readFileSync(join(repository, "generated/catalogue.json"), "utf8").match(names)).toBeNull();
    for (const text of readTree(join(repository, "generated/schemas")).values())
      expect(text.match(names)).toBeNull();
  });

  it("each operation that a text names is written as it is listed", () => {
    const listed = Object.entries(document.paths).flatMap(([path, item]) =>
      METHODS.filter((method) => item[method]).map((method) => `${method.toUpperCase()} ${path}`),
    );
    const named = [...JSON.stringify(document).matchAll(/`((?:GET|POST|PUT|DELETE) \/v[^`]*)`/g)].map(
      ([, name]) => name,
    );
    expect(named.length).toBeGreaterThan(20);
    expect(named.filter((name) => !listed.includes(name!))).toEqual([]);
  });

  it("of moments, those in answers are in UTC, and a search may be asked with any", () => {
    const { Timestamp, TimestampInput } = document.components.schemas;
    const pattern = new RegExp(Timestamp!["pattern"] as string, "u");
    expect(pattern.test("2026-03-14T09:26:53Z")).toBe(true);
    expect(pattern.test("2026-03-14T09:26:53.935673Z")).toBe(true);
    expect(pattern.test("2026-03-14T09:26:53+02:00")).toBe(false);
    expect(TimestampInput).not.toHaveProperty("pattern");
  });
});

interface Discriminator {
  propertyName: string;
  mapping: Record<string, string>;
}
