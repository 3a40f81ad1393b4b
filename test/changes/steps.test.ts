// Six kinds of steps that a provider's document really takes, each as a small pair of documents with the rating that a
// person gives, and why. What really happened stood in much longer documents; what is here is made up.
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../scripts/changes/compare-documents.ts";
import type { Rating } from "../../scripts/changes/change.ts";
import { rate } from "../../scripts/changes/group.ts";
import { renderText } from "../../scripts/changes/report.ts";
import { compareTexts } from "../../scripts/changes/texts.ts";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
import { documentOf, object, pathsOf, refer, text, type Parts } from "./documents.ts";

interface Step {
  /** The kind of step, and when such a one was taken. */
  readonly name: string;
  readonly rating: Rating;
  /** The reason of the rating, as a person gives it. */
  readonly because: string;
  readonly before: Parts;
  readonly after: Parts;
  /** The report of it, without its head and its draft for the changelog. */
  readonly report: string;
}

const list = (items: Schema): Schema => ({ type: "array", items });
const open: Schema = { type: "object", additionalProperties: true };
const seal = (...values: string[]): Schema => ({ type: "string", enum: values });
const inPath = (name: string) => ({ name, in: "path" as const, required: true, schema: text });
const LONG =
  "Words that say at length what this is for, with `code`, and a list of what may be there. ".repeat(30);

const newValue: Step = {
  name: "a value and its settings more, and a field that is taken out elsewhere (2025-11-03)",
  rating: "major",
  because: "Callers had to send the field that is gone, so not one of their calls compiles as it is.",
  before: {
    paths: pathsOf({
      Seal: { takes: object({ kind: seal("wax", "lead") }, ["kind"]) },
      Start: { takes: object({ id: text, stamps: list(text) }, ["id", "stamps"]) },
      Finish: { takes: object({ id: text, stamps: list(text) }, ["id", "stamps"]) },
    }),
  },
  after: {
    paths: pathsOf({
      Seal: { takes: object({ kind: seal("wax", "lead", "gold"), gold: refer("Gold") }, ["kind"]) },
      Start: { takes: object({ id: text }, ["id"]) },
      Finish: { takes: object({ id: text, stamps: list(text) }, ["id"]) },
    }),
    schemas: { Gold: object({ carat: { type: "integer" } }, ["carat"]) },
  },
  report: `
Breaks programs (major)
  letters.start: stamps is gone.
      Code that sends it no longer compiles.

New (minor)
  letters.seal: kind can be "gold".
      Programs compile as before.
  letters.seal: gold is new.
      Programs compile as before.
  letters.finish: stamps may be left out.
      Programs compile as before.
`,
};

const metadata = (value: Schema): Parts => ({
  paths: pathsOf({
    Send: { takes: object({ metadata: value }), answers: object({ letter: refer("Letter") }) },
    Mail: { takes: object({ metadata: value }), answers: object({ letter: refer("Letter") }) },
    Search: { takes: object({ all: list(value) }), answers: object({ letters: list(refer("Letter")) }) },
  }),
  schemas: { Letter: object({ metadata: value }, ["metadata"]) },
});

const corrected: Step = {
  name: "texts that were objects all along, in forty places (2026-01-08)",
  rating: "major",
  because:
    "What was written for a text no longer compiles, though it never worked: the document is right only now.",
  before: metadata(text),
  after: metadata(open),
  report: `
Breaks programs (major)
  letters.mail, letters.send: metadata was string, and is object.
      Code that sends it as what it was no longer compiles.
  letters.mail, letters.search, letters.send: In answers, Letter.metadata was string, and is object.
      Code that reads it as what it was no longer compiles.
  letters.search: all[] was string, and is object.
      Code that sends it as what it was no longer compiles.
`,
};

const letterRoute = "/v1/letters/{letter_id}";
const letterId = object({ letter_id: text }, ["letter_id"]);
const byId = { parameters: [inPath("letter_id")] };

const moreMethods: Step = {
  name: "methods more, and bodies without what their path has (2026-01-08)",
  rating: "major",
  because:
    "No call is another, but types that a program may import are gone; without those it would be minor.",
  before: {
    paths: pathsOf({
      Burn: { ...byId, route: `DELETE ${letterRoute}`, takes: refer("BurnRequest") },
      Update: { ...byId, route: `PUT ${letterRoute}`, takes: { allOf: [object({ a: text }), letterId] } },
      Get: { ...byId, route: `GET ${letterRoute}`, answers: refer("Letter") },
    }),
    schemas: { BurnRequest: letterId, Letter: object({}) },
  },
  after: {
    paths: pathsOf({
      Burn: { ...byId, route: `DELETE ${letterRoute}` },
      Update: { ...byId, route: `PUT ${letterRoute}`, takes: object({ a: text }) },
      Get: { ...byId, route: `GET ${letterRoute}`, answers: refer("Letter") },
      DeleteStamp: { ...byId, route: `DELETE ${letterRoute}/stamp` },
      GetRules: { route: "GET /v1/rules", answers: object({}) },
    }),
    schemas: { Letter: object({ marks: list(text) }, ["marks"]) },
  },
  report: `
Breaks programs (major)
  BurnRequest: The schema is gone.
      Code that imports its type from stytch-fetch/schema, or its JSON Schema, by that name no longer finds it.

New (minor)
  letters.deleteStamp: The method is new: DELETE /v1/letters/{letter_id}/stamp.
      Programs compile as before.
  letters.getRules: The method is new: GET /v1/rules.
      Programs compile as before.
  letters.get: In its answer, marks is new.
      Programs compile as before.
`,
};

const letterAnswer = object({ letter: object({ a: text }) }, ["letter"]);
const weigh = { servers: [{ url: "https://scales.example.com" }] };

const otherServer: Step = {
  name: "the right server of some methods, and the right names of three answers (2026-01-15)",
  rating: "major",
  because:
    "The server is a mere repair, which the client follows, but a type's name is what a program imports it by.",
  before: {
    paths: pathsOf({ Burn: { answers: refer("DeleteAnswer") }, Weigh: {}, Measure: {} }),
    schemas: { DeleteAnswer: letterAnswer },
  },
  after: {
    paths: pathsOf({ Burn: { answers: refer("BurnAnswer") }, Weigh: weigh, Measure: weigh }),
    schemas: { BurnAnswer: letterAnswer },
  },
  report: `
Breaks programs (major)
  DeleteAnswer: The schema is named BurnAnswer.
      Code that imports its type from stytch-fetch/schema, or its JSON Schema, by that name no longer finds it.

Compiles as before, and behaves otherwise (patch)
  letters.measure, letters.weigh: Its server is https://scales.example.com, and was https://test.example.com.
      Programs compile as before; the client calls that one.
`,
};

const rules = (required: readonly string[], letter: Schema): Parts => ({
  paths: pathsOf({
    SetRules: { takes: object({ rules: open }, required), answers: object({ rules: open }, required) },
    Get: { answers: object({ letter: refer("Letter") }) },
    Search: { answers: object({ letters: list(refer("Letter")) }) },
  }),
  schemas: { Letter: letter },
});

const newMethod: Step = {
  name: "a method and fields more, and a param that is asked for (2026-01-21)",
  rating: "major",
  because: "A call without the param no longer compiles, which the new method and fields don't outweigh.",
  before: rules([], object({})),
  after: {
    ...rules(["rules"], object({ origin: text }, ["origin"])),
    more: pathsOf({ Inspect: { takes: object({ letter: text }, ["letter"]) } }),
  },
  report: `
Breaks programs (major)
  letters.setRules: rules is required.
      Calls without it no longer compile.

New (minor)
  letters.inspect: The method is new: POST /v1/letters/Inspect.
      Programs compile as before.
  letters.setRules: In its answer, rules is always there.
      Programs compile as before.
  letters.get, letters.search: In answers, Letter.origin is new.
      Programs compile as before.
`,
};

const words = (about: object): Parts => ({
  paths: pathsOf({
    Get: {
      parameters: [{ ...inPath("letter_id"), schema: { ...text, ...about } }],
      route: `GET ${letterRoute}`,
      answers: refer("Letter"),
    },
  }),
  // A field may be called as a keyword is, and has words of its own.
  schemas: { Letter: object({ properties: { ...open, ...about }, description: { ...text, ...about } }) },
});

const wordsAlone: Step = {
  name: "descriptions and samples alone (2026-02-05)",
  rating: "none",
  because: "No program reads them, however long they are and wherever they stand.",
  before: words({}),
  after: words({ description: LONG, examples: [LONG], title: LONG }),
  report: "",
};

const steps = [newValue, corrected, moreMethods, otherServer, newMethod, wordsAlone];

/** Keywords with names below them, of which none is a keyword. */
const NAMED = ["properties", "responses", "content", "schemas", "paths", "x-error-types"];

/** A document with long words and examples on everything that can have some. */
function withWords<T>(node: T, isMap = false): T {
  if (Array.isArray(node)) return node.map((each: unknown) => withWords(each)) as T;
  if (typeof node !== "object" || node === null) return node;
  const entries = Object.entries(node).map(([key, value]: [string, unknown]) => {
    const ofNames = NAMED.includes(key);
    return [key, withWords(value, !isMap && ofNames)] as const;
  });
  const isReference = "$ref" in node;
  const added =
    isMap || isReference ? {} : { description: LONG, title: LONG, example: LONG, examples: [LONG] };
  return { ...Object.fromEntries(entries), ...added } as T;
}

describe("a step as real ones were", () => {
  it.each(steps)("is $rating: $name", ({ before, after, rating, report }) => {
    const changes = compareDocuments(documentOf(before), documentOf(after));
    expect(rate(changes)).toBe(rating);
    const told = renderText({
      since: { ref: "v1.0.0" },
      changes,
      texts: [],
      sandbox: [],
      version: undefined,
    });
    expect(told.split("\nFor CHANGELOG.md")[0]).toBe(`Since v1.0.0: ${rating}.\n${report}`);
  });

  it.each(steps)("is told alike where everything has got long words, too: $name", ({ before, after }) => {
    const [was, is] = [documentOf(before), documentOf(after)];
    const wordy: OpenAPIDocument = withWords(is);
    expect(JSON.stringify(wordy).split(LONG).length).toBeGreaterThan(20);
    expect(compareDocuments(was, wordy)).toEqual(compareDocuments(was, is));
    expect(compareDocuments(withWords(was), is)).toEqual(compareDocuments(was, is));
  });

  it("with words alone names the methods and schemas whose words are others", () => {
    const [was, is] = [
      documentOf(words({ description: "Short." })),
      documentOf(words({ description: LONG })),
    ];
    expect(compareTexts(was, is)).toEqual(["api_letter_v1_Get", "Letter"]);
  });
});
