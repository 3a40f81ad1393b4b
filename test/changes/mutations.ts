// Changes of schemas with alternatives, each with its ratings and with what programs do with such a value.
import type { Rating } from "../../scripts/changes/change.ts";
import type { Schema } from "../../src/generate/openapi.ts";
import { object, openEnum, refer, text } from "./documents.ts";

/** A change, which is also looked at the other way around. */
export interface Mutation {
  readonly what: string;
  readonly before: Schema;
  readonly after: Schema;
  /** Components of either side. */
  readonly schemas?: Readonly<Record<string, Schema>>;
  /** The ratings, by `waysOf`: where it is sent, and the same backwards; where it is answered, and that backwards. */
  readonly ratings: readonly Rating[];
  /** Values in TypeScript that programs send. */
  readonly sends?: readonly string[];
  /** Statements of programs that read `it`. */
  readonly reads?: readonly string[];
  /** The reasons of ratings that aren't as the compiler sees it. */
  readonly but?: Partial<Record<Way, string>>;
  /** It is a parameter of the query. */
  readonly isQuery?: boolean;
}

const WAYS = ["sent", "sentBack", "read", "readBack"] as const;
export type Way = (typeof WAYS)[number];

/** The ways in which a mutation is looked at: a parameter is never answered. */
export function waysOf({ isQuery }: Mutation): readonly Way[] {
  return isQuery ? WAYS.slice(0, 2) : WAYS;
}

const GROWS = "An API may bring a value at any time, and says so to who reads it: minor by our scale.";
const number: Schema = { type: "number" };
const boolean: Schema = { type: "boolean" };
const nothing: Schema = { type: "null" };
const is = (value: unknown): Schema => ({ const: value });
const one = (...values: unknown[]): Schema => ({ enum: values });
const letters = (...values: string[]): Schema => ({ type: "string", enum: values });
const list = (items: Schema): Schema => ({ type: "array", items });
const anyOf = (...branches: Schema[]): Schema => ({ anyOf: branches });
const oneOf = (...branches: Schema[]): Schema => ({ oneOf: branches });
const allOf = (...parts: Schema[]): Schema => ({ allOf: parts });
/** A value of its own field. */
const of = (schema: Schema): Schema => object({ a: schema }, ["a"]);
/** A form of a union that `k` tells. */
const form = (
  k: unknown,
  fields: Record<string, Schema> = {},
  optional: Record<string, Schema> = {},
): Schema => object({ k: is(k), ...fields, ...optional }, ["k", ...Object.keys(fields)]);
/** An object that must have these fields. */
const must = (...names: string[]): Schema =>
  object(Object.fromEntries(names.map((name) => [name, text])), names);
const may = (...names: string[]): Schema => object(Object.fromEntries(names.map((name) => [name, text])));
const openNumbers = (...values: number[]): Schema =>
  anyOf({ type: "integer", enum: values }, { type: "integer" });
const nullable = (schema: Schema): Schema => anyOf(schema, nothing);

const M = "major";
const m = "minor";
const p = "patch";
const n = "none";

const unions: Mutation[] = [
  {
    what: "another type of a field in the first of two forms",
    before: of(oneOf(form("x", { v: text }), form("y", { v: text }))),
    after: of(oneOf(form("x", { v: number }), form("y", { v: text }))),
    ratings: [M, M, M, M],
  },
  {
    what: "a field that becomes nullable in the first of two forms",
    before: of(oneOf(form("x", { v: text }), form("y", { v: text }))),
    after: of(oneOf(form("x", { v: nullable(text) }), form("y", { v: text }))),
    ratings: [m, M, M, m],
  },
  {
    what: "a field that becomes a list in the first of two forms",
    before: of(oneOf(form("x", { v: text }), form("y", { v: text }))),
    after: of(oneOf(form("x", { v: list(text) }), form("y", { v: text }))),
    ratings: [M, M, M, M],
  },
  {
    what: "another type of the value of a search filter, by its name",
    before: of({ type: "object", ...oneOf(refer("Verified"), refer("Mail")) }),
    after: of({ type: "object", ...oneOf(refer("Verified2"), refer("Mail")) }),
    schemas: {
      Verified: form("verified", { v: boolean }),
      Verified2: form("verified", { v: text }),
      Mail: form("mail", { v: list(text) }),
    },
    ratings: [M, M, M, M],
  },
  {
    what: "an optional field that goes to the other form",
    before: of(oneOf(form("x", {}, { v: text }), form("y"))),
    after: of(oneOf(form("x"), form("y", {}, { v: text }))),
    sends: [`{ a: { k: "x", v: "" } }`, `{ a: { k: "y", v: "" } }`],
    reads: [`if (it.a.k === "x") it.a.v;`, `if (it.a.k === "y") it.a.v;`],
    ratings: [M, M, M, M],
  },
  {
    what: "an optional field that one of two forms loses",
    before: of(oneOf(form("x", {}, { v: text }), form("y", {}, { v: text }))),
    after: of(oneOf(form("x"), form("y", {}, { v: text }))),
    sends: [`{ a: { k: "x", v: "" } }`],
    reads: [`if (it.a.k === "x") it.a.v;`, `it.a.v;`],
    ratings: [M, m, M, m],
  },
  {
    what: "a list of one kind alone",
    before: of(anyOf(list(text), list(number))),
    after: of(list(text)),
    reads: ["it.a.map((each) => (typeof each === 'number' ? each.toFixed() : each));"],
    ratings: [M, m, M, M],
  },
  {
    what: "a form more, in the place of the only one",
    before: of(oneOf(form("x", { v: text }))),
    after: of(oneOf(form("x", { v: text }), form("y", { w: text }))),
    sends: [`{ a: { k: "x", v: "" } }`],
    reads: ["it.a.v.length;", `if (it.a.k === "y") it.a.w;`],
    ratings: [m, M, M, M],
  },
  {
    what: "a form more, of a union that was told apart",
    before: of(oneOf(form("x", { v: text }), form("y", { w: text }))),
    after: of(oneOf(form("x", { v: text }), form("y", { w: text }), form("z", { u: text }))),
    reads: [`if (it.a.k === "x") it.a.v;`, `if (it.a.k === "z") it.a.u;`],
    ratings: [m, M, m, M],
    but: { read: GROWS },
  },
  {
    what: "a form more that lacks what all had",
    before: of(oneOf(form("x", { v: text, w: text }), form("y", { v: text }))),
    after: of(oneOf(form("x", { v: text, w: text }), form("y", { v: text }), form("z"))),
    reads: ["it.a.v.length;", `if (it.a.k === "z") it.a;`],
    ratings: [m, M, M, M],
  },
  {
    what: "one form with both values, in the place of two that are alike",
    before: of(oneOf(form("x", { v: text }), form("y", { v: text }))),
    after: of(object({ k: one("x", "y"), v: text }, ["k", "v"])),
    ratings: [n, n, n, n],
  },
  {
    what: "a value that goes from one form to the other",
    before: of(oneOf(object({ k: one("x", "z"), v: text }, ["k", "v"]), form("y", { v: number }))),
    after: of(oneOf(form("x", { v: text }), object({ k: one("y", "z"), v: number }, ["k", "v"]))),
    ratings: [M, M, M, M],
  },
  {
    what: "forms that are told apart by true and false",
    before: of(object({ k: boolean, v: text }, ["k", "v"])),
    after: of(oneOf(form(true, { v: text }), form(false, { v: number }))),
    ratings: [M, M, M, M],
  },
];

const combinations: Mutation[] = [
  {
    what: "two more fields, of which one is asked for",
    before: allOf(oneOf(must("a"), must("b")), may("c", "d")),
    after: allOf(oneOf(must("a"), must("b")), oneOf(must("c"), must("d"))),
    reads: ["it.d;"],
    ratings: [M, m, M, M],
  },
  {
    what: "two choices in the place of one",
    before: oneOf(must("a"), must("b"), must("c"), must("d")),
    after: allOf(oneOf(must("a"), must("b")), oneOf(must("c"), must("d"))),
    sends: [`{ a: "" }`, `{ a: "", c: "" }`],
    ratings: [M, m, m, M],
  },
  {
    what: "a form that requires nothing",
    before: allOf(may("a", "b"), anyOf(must("a"), must("b"))),
    after: allOf(may("a", "b"), anyOf(must("a"), must("b"), may("a"))),
    ratings: [m, M, M, m],
  },
  {
    what: "a form that asks for less",
    before: oneOf(must("a", "b"), must("c")),
    after: oneOf(must("a"), must("c")),
    sends: [`{ a: "", b: "" }`],
    ratings: [M, M, M, m],
  },
  {
    what: "a form that asks for less, of fields that stay",
    before: allOf(may("a", "b", "c"), anyOf(must("a", "b"), must("c"))),
    after: allOf(may("a", "b", "c"), anyOf(must("a"), must("c"))),
    ratings: [m, M, M, m],
  },
  {
    what: "one form less",
    before: allOf(may("a", "b"), anyOf(must("a"), must("b"))),
    after: allOf(may("a", "b"), must("a")),
    ratings: [M, m, m, M],
  },
  {
    what: "one form more, with a field that is new",
    before: anyOf(must("a"), must("b")),
    after: anyOf(must("a"), must("b"), must("c")),
    sends: [`{ a: "" }`, `{ a: "", b: "" }`],
    reads: [`if ("c" in it) it.c.length;`, `if ("a" in it) it.a.length; else it.b.length;`],
    ratings: [m, M, M, M],
  },
  {
    what: "a field that is asked for in each form",
    before: anyOf(must("a"), must("b")),
    after: anyOf(must("a", "c"), must("b", "c")),
    sends: [`{ a: "", c: "" }`],
    reads: ["it.c.length;"],
    ratings: [M, M, m, M],
  },
];

/** A form that must not have the field of another. */
const alone = (name: string, other: string): Schema =>
  object({ [name]: text, [other]: false as unknown as Schema }, [name]);

const forbidden: Mutation[] = [
  {
    what: "forms of which a value has one alone",
    before: anyOf(must("a"), must("b")),
    after: anyOf(alone("a", "b"), alone("b", "a")),
    sends: [`{ a: "", b: "" }`],
    reads: ["it.a?.length;"],
    ratings: [M, n, n, M],
  },
  {
    what: "a field that no value will do for",
    before: of(object({ x: text })),
    after: of(object({ x: false as unknown as Schema })),
    sends: [`{ a: { x: "" } }`],
    reads: ["it.a.x?.length;"],
    ratings: [M, m, M, m],
    but: { readBack: "No program reads a field that is never there, so that it is new." },
  },
  {
    what: "a field that was never there, and is forbidden",
    before: of(object({ x: text }, ["x"])),
    after: of(object({ x: text, y: false as unknown as Schema }, ["x"])),
    sends: [`{ a: { x: "" } }`],
    ratings: [n, n, n, n],
  },
];

const nulls: Mutation[] = [
  {
    what: "a field that is required of what may be null",
    before: of(nullable(object({ x: text }))),
    after: of(nullable(object({ x: text }, ["x"]))),
    ratings: [M, m, m, M],
  },
  {
    what: "a required field more of what may be null",
    before: of(nullable(object({ x: text }, ["x"]))),
    after: of(nullable(object({ x: text, y: text }, ["x", "y"]))),
    sends: [`{ a: { x: "", y: "" } }`],
    reads: ["it.a?.y.length;"],
    ratings: [M, M, m, M],
  },
  {
    what: "a required field more of what may be null, in a schema with a name",
    before: of(nullable(refer("P"))),
    after: of(nullable(refer("Q"))),
    schemas: { P: must("x"), Q: must("x", "y") },
    sends: [`{ a: { x: "", y: "" } }`],
    reads: ["it.a?.y.length;"],
    ratings: [M, M, m, M],
  },
  {
    what: "a required field less of what may be null",
    before: of(nullable(object({ x: text, y: text }, ["x", "y"]))),
    after: of(nullable(object({ x: text, y: text }, ["x"]))),
    ratings: [m, M, M, m],
  },
  {
    what: "null written as a type",
    before: of(nullable(must("x"))),
    after: of({ ...must("x"), type: ["object", "null"] }),
    ratings: [n, n, n, n],
  },
  {
    what: "an object that may be null",
    before: of(must("x")),
    after: of(nullable(must("x"))),
    ratings: [m, M, M, m],
  },
  {
    what: "a field that may be missing of what may be a text",
    before: of(anyOf(text, must("x"))),
    after: of(anyOf(text, may("x"))),
    ratings: [m, M, M, m],
  },
  {
    what: "a text that may be a list",
    before: of(text),
    after: of(anyOf(text, list(text))),
    reads: ["if (typeof it.a !== 'string') it.a.map((each) => each.length);"],
    ratings: [m, M, M, M],
  },
  {
    what: "a text that may be an object",
    before: of(text),
    after: of(anyOf(text, must("x"))),
    reads: ["if (typeof it.a === 'object') it.a.x;"],
    ratings: [m, M, M, M],
  },
  {
    what: "an enum whose null goes",
    before: of(one("x", "y", null)),
    after: of(one("x", "y")),
    ratings: [M, m, m, M],
  },
];

const values: Mutation[] = [
  {
    what: "an enum that grows",
    before: of(one("x")),
    after: of(one("x", "y")),
    reads: [`if (it.a === "y") it.a;`],
    ratings: [m, M, m, M],
    but: { read: GROWS },
  },
  {
    what: "an open enum that closes",
    before: of(openEnum("x", "y")),
    after: of(one("x", "y")),
    ratings: [M, m, m, M],
  },
  {
    what: "open numbers that close",
    before: of(openNumbers(1, 2)),
    after: of({ type: "integer", enum: [1, 2] }),
    ratings: [M, m, m, M],
  },
  {
    what: "open numbers with a name less",
    before: of(openNumbers(1, 2)),
    after: of(openNumbers(1)),
    ratings: [p, m, p, m],
  },
  {
    what: "an enum that is narrowed by another",
    before: of(allOf(one("x", "y"), one("x"))),
    after: of(one("x", "y")),
    reads: [`if (it.a === "y") it.a;`],
    ratings: [m, M, m, M],
    but: { read: GROWS },
  },
  {
    what: "a boolean as an enum",
    before: of(boolean),
    after: of(one(true, false)),
    ratings: [n, n, n, n],
  },
  {
    what: "a boolean that is true alone",
    before: of(boolean),
    after: of(is(true)),
    reads: ["if (it.a === false) it.a;"],
    ratings: [M, m, M, m],
    but: { readBack: GROWS },
  },
  {
    what: "a text that is one of some",
    before: of(text),
    after: of(one("x")),
    ratings: [M, m, m, M],
  },
  {
    what: "a number that is a text, too",
    before: of(number),
    after: of({ type: ["number", "string"] }),
    reads: ["if (typeof it.a === 'string') it.a.length;"],
    ratings: [m, M, M, M],
  },
];

const objects: Mutation[] = [
  {
    what: "an optional field more",
    before: may("a"),
    after: may("a", "b"),
    sends: [`{ a: "", b: "" }`],
    reads: ["it.b;"],
    ratings: [m, M, m, M],
  },
  {
    what: "a required field more",
    before: must("a"),
    after: must("a", "b"),
    sends: [`{ a: "", b: "" }`],
    reads: ["it.b;"],
    ratings: [M, M, m, M],
  },
  {
    what: "fields put together of parts",
    before: must("a", "b"),
    after: allOf(must("a"), must("b")),
    ratings: [n, n, n, n],
  },
  {
    what: "a field of any kind",
    before: of(text),
    after: of({}),
    ratings: [m, M, M, m],
  },
  {
    what: "fields of any name",
    before: of(may("x")),
    after: of({ ...may("x"), additionalProperties: true }),
    sends: [`{ a: { z: 1 } }`],
    reads: [`it.a["z"];`],
    ratings: [m, M, m, M],
  },
  {
    what: "fields of any name alone",
    before: of(must("x")),
    after: of({ type: "object", additionalProperties: text }),
    sends: [`{ a: { z: "" } }`],
    reads: ["it.a.x.length;", `it.a["z"];`],
    ratings: [m, M, M, M],
  },
  {
    what: "fields of any name and kind alone",
    before: of(must("x")),
    after: of({ type: "object", additionalProperties: true }),
    sends: [`{ a: { z: "" } }`],
    reads: ["it.a.x.length;", `it.a["z"];`],
    ratings: [m, M, M, M],
  },
  {
    what: "members of a list that may be null",
    before: of(list(text)),
    after: of(list(nullable(text))),
    ratings: [m, M, M, m],
  },
];

const query = (what: string, before: Schema, after: Schema, sent: Rating, sentBack: Rating): Mutation => ({
  ...{ what: `in a query, ${what}`, before, after, isQuery: true },
  ratings: [sent, sentBack],
});

const queries: Mutation[] = [
  query("a text that is a constant", text, { type: "string", const: "x" }, p, p),
  query("a text with two lists of values", text, anyOf(letters("x"), letters("y")), p, p),
  query("a text that is never null", { type: ["string", "null"] }, text, n, n),
  query("a text that had no type", {}, text, n, n),
  query("a boolean that is true alone", boolean, { type: "boolean", const: true }, p, p),
  query("a text that is one of some", text, letters("x"), M, m),
  query("a text that is a number", text, { type: "integer" }, M, M),
  query("a list of texts that is one of numbers", list(text), list(number), M, M),
];

export const mutations: readonly Mutation[] = [
  ...unions,
  ...combinations,
  ...forbidden,
  ...nulls,
  ...values,
  ...objects,
  ...queries,
];
