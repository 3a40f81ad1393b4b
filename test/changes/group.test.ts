// Changes that are told once: of a schema in several methods, places and directions, and of bodies with the same field.
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../scripts/changes/compare-documents.ts";
import { groupChanges } from "../../scripts/changes/group.ts";
import { renderMarkdown, renderText } from "../../scripts/changes/report.ts";
import type { Schema } from "../../src/generate/openapi.ts";
import { documentOf, object, pathsOf, refer, text, type Parts } from "./documents.ts";

const LETTER = refer("Letter");
/** The step in which the schema of letters becomes another, wherever it is used. */
function stepOf(paths: Parts["paths"], before: Schema, after: Schema): ReturnType<typeof compareDocuments> {
  const [was, is] = [before, after].map((Letter) => documentOf({ paths, schemas: { Letter } }));
  return compareDocuments(was!, is!);
}

const everywhere = pathsOf({
  Send: { takes: object({ letter: LETTER }) },
  Get: { answers: object({ letter: LETTER }) },
  Search: { answers: object({ letters: { type: "array", items: LETTER } }) },
});

describe("a change of a schema", () => {
  const changes = stepOf(everywhere, object({ a: text }, ["a"]), object({ a: text }));
  const impact = { since: { ref: "v1.0.0" }, changes, texts: [], sandbox: [], version: undefined };

  it("is told once for params and answers, with what it means to each, and rated by the worst", () => {
    expect(groupChanges(changes)).toEqual([
      {
        rating: "major",
        methods: ["letters.get", "letters.search", "letters.send"],
        text: "Letter.a may be left out.",
        uses: [
          {
            rating: "major",
            direction: "response",
            methods: ["letters.get", "letters.search"],
            consequence: "Code that reads it without a check no longer compiles.",
          },
          {
            rating: "minor",
            direction: "request",
            methods: ["letters.send"],
            consequence: "Programs compile as before.",
          },
        ],
      },
    ]);
  });

  it("stands once in a terminal, with both directions", () => {
    expect(renderText(impact)).toBe(`Since v1.0.0: major.

Breaks programs (major)
  letters.get, letters.search, letters.send: Letter.a may be left out.
      In answers of letters.get, letters.search: Code that reads it without a check no longer compiles.
      In params of letters.send: Programs compile as before.

For CHANGELOG.md
- **Breaking:** \`letters.get\`, \`letters.search\`, \`letters.send\`: Letter.a may be left out.
`);
  });

  it("stands in one row of a pull request", () => {
    const rows = renderMarkdown(impact)
      .split("\n")
      .filter((line) => line.startsWith("| letters"));
    expect(rows).toEqual([
      "| letters.get, letters.search, letters.send | Letter.a may be left out. | " +
        "In answers of letters.get, letters.search: Code that reads it without a check no longer compiles.<br>" +
        "In params of letters.send: Programs compile as before. |",
    ]);
  });

  it.each<[string, Parts["paths"], string[], string]>([
    [
      "the value's place where that is one",
      pathsOf({
        Get: { answers: object({ letter: LETTER }) },
        Find: { answers: object({ letter: LETTER }) },
      }),
      ["letters.find", "letters.get"],
      "In its answer, letter.a may be missing.",
    ],
    [
      "the schema where it has several places in answers",
      pathsOf({ Get: { answers: object({ letter: LETTER, reply: LETTER }) } }),
      ["letters.get"],
      "In answers, Letter.a may be missing.",
    ],
    [
      "the schema where it has several places in params",
      pathsOf({ Send: { takes: object({ letter: LETTER, reply: LETTER }) } }),
      ["letters.send"],
      "In params, Letter.a may be left out.",
    ],
  ])("names %s", (_, paths, names, words) => {
    const groups = groupChanges(stepOf(paths, object({ a: text }, ["a"]), object({ a: text })));
    expect(groups.map((group) => [group.methods, group.text])).toEqual([[names, words]]);
  });

  it("is not the same as one of another schema", () => {
    const paths = pathsOf({ Send: { takes: LETTER }, Get: { answers: object({ a: text }) } });
    const other = pathsOf({ Send: { takes: LETTER }, Get: { answers: object({}) } });
    const was = documentOf({ paths: other, schemas: { Letter: object({}) } });
    const is = documentOf({ paths, schemas: { Letter: object({ a: text }) } });
    expect(groupChanges(compareDocuments(was, is)).map((group) => group.text)).toEqual([
      "a is new.",
      "In its answer, a is new.",
    ]);
  });
});

it("bodies with schemas of their own that get the same field are told together", () => {
  const paths = pathsOf({ Send: { takes: refer("SendRequest") }, Mail: { takes: refer("MailRequest") } });
  const [was, is] = [object({}), object({ a: text })].map((body) =>
    documentOf({ paths, schemas: { SendRequest: body, MailRequest: body } }),
  );
  expect(groupChanges(compareDocuments(was!, is!))).toMatchObject([
    { methods: ["letters.mail", "letters.send"], text: "a is new." },
  ]);
});
