// The report of a change: what a person reads, the next version, and the changelog's draft.
import { describe, expect, it } from "vitest";
import { compareDocuments } from "../../scripts/changes/compare-documents.ts";
import { unreleasedVersion } from "../../scripts/changes/read-changelog.ts";
import { renderJSON, renderMarkdown, renderText, type Impact } from "../../scripts/changes/report.ts";
import { listForSandbox } from "../../scripts/changes/sandbox.ts";
import { isTooLow, nextVersion } from "../../scripts/changes/version.ts";
import { documentOf, object, text } from "./documents.ts";

const changes = compareDocuments(
  documentOf({ body: object({ a: text }), answer: object({}) }),
  documentOf({ body: object({}), answer: object({ b: text }) }),
);
const impact: Impact = {
  since: { ref: "v1.2.3" },
  changes,
  texts: ["api_letter_v1_Letter"],
  sandbox: listForSandbox(changes, [{ method: "letters.send", support: "full" }]),
  version: { last: "v1.2.3", next: nextVersion("v1.2.3", "major") },
};

describe("the report", () => {
  it("says what breaks first, then what is new, the next version, and a draft", () => {
    expect(renderText(impact)).toBe(`Since v1.2.3: major.

Breaks programs (major)
  letters.send: a is gone.
      Code that sends it no longer compiles.

New (minor)
  letters.send: In its answer, b is new.
      Programs compile as before.

Other words or examples: api_letter_v1_Letter

For the sandbox to follow
  letters.send: a is gone.
  letters.send: In its answer, b is new.

Next version: 2.0.0, after v1.2.3.

For CHANGELOG.md
- **Breaking:** \`letters.send\`: a is gone.
- \`letters.send\`: In its answer, b is new.
`);
  });

  it("gives the reason for what it compares with, where nobody named that", () => {
    const since = { ref: "abc1234~1", reason: "before the last commit that changed the document" };
    expect(renderText({ ...impact, since })).toMatch(
      /^Since abc1234~1, before the last commit that changed the document: major\.\n/,
    );
    expect(renderMarkdown({ ...impact, since })).toContain(
      "\nSince `abc1234~1`, before the last commit that changed the document.\n",
    );
    expect(JSON.parse(renderJSON({ ...impact, since }))).toMatchObject({
      since: since.ref,
      reason: since.reason,
    });
  });

  it("is JSON for programs", () => {
    expect(JSON.parse(renderJSON(impact))).toMatchObject({
      rating: "major",
      version: { next: "2.0.0" },
      changes: [{ rating: "major", methods: ["letters.send"] }, { rating: "minor" }],
    });
  });

  it("lets nothing of a document be markup in a pull request", () => {
    const hostile = "<img src=x> @everyone | [a](http://b) `c`\n# d";
    const markdown = renderMarkdown({
      ...impact,
      changes: [{ rating: "major", method: hostile, text: hostile, consequence: hostile }],
      texts: [hostile],
    });
    const row = markdown.split("\n").find((line) => line.startsWith("| \\<img"))!;
    expect(row).not.toMatch(/[^\\][<[`]|@/);
    expect(row.split(/(?<!\\)\|/)).toHaveLength(5);
  });

  it("ends the draft of a pull request nowhere but at its end", () => {
    const hostile = "a\n```\n@everyone\n````";
    const change = { rating: "major", method: "letters.send", text: hostile, consequence: "C." } as const;
    const markdown = renderMarkdown({ ...impact, changes: [change] });
    expect(markdown).toContain(`\n\`\`\`\`\`md\n- **Breaking:** \`letters.send\`: ${hostile}\n\`\`\`\`\`\n`);
    expect(renderMarkdown(impact)).toMatch(/\n```md\n[^]+\n```\n$/);
  });

  it("tells what has no method in the sandbox yet", () => {
    const more = {
      "/v1/parcels": { post: { ...documentOf({}).paths["/v1/letters"]!.post!, operationId: "a_b_Parcel" } },
    };
    const added = compareDocuments(documentOf({}), documentOf({ more }));
    expect(listForSandbox(added, [{ method: "letters.send", support: "full" }])).toEqual([
      "letters.parcel: answers 501",
    ]);
  });
});

it("says that no version is needed where nothing has changed for programs", () => {
  const still = { ...impact, changes: [], version: { last: "v1.2.3", next: "1.2.3" } };
  for (const text of [renderText(still), renderMarkdown(still)])
    expect(text).toContain("No program needs a version after v1.2.3.");
});

describe("the version", () => {
  it.each([
    ["1.2.3", "major", "2.0.0"],
    ["1.2.3", "minor", "1.3.0"],
    ["v1.2.3", "patch", "1.2.4"],
    ["1.2.3", "none", "1.2.3"],
    // Before 1.0, a minor version may break.
    ["0.2.3", "major", "0.3.0"],
    ["0.2.3", "minor", "0.3.0"],
  ] as const)("after %s, for a change that is %s, is %s", (last, rating, next) => {
    expect(nextVersion(last, rating)).toBe(next);
  });

  it.each([
    ["v1.2.3", "1.3.0", "major", true],
    ["v1.2.3", "2.0.0", "major", false],
    ["v1.2.3", "1.2.4", "minor", true],
    ["v1.2.3", "1.2.3", "none", false],
    ["v0.2.3", "0.3.0", "major", false],
    ["v0.2.3", "0.2.4", "minor", true],
  ] as const)(
    "after %s, a changelog with %s for a change that is %s: too low is %s",
    (from, to, rating, low) => {
      expect(isTooLow(from, to, rating)).toBe(low);
    },
  );

  it("that isn't released yet is read from the changelog", () => {
    expect(unreleasedVersion("# Changelog\n\n## 0.2.0 (unreleased)\n\n- A.\n\n## 0.1.0\n")).toBe("0.2.0");
    expect(unreleasedVersion("# Changelog\n\n## 0.1.0\n")).toBeUndefined();
  });
});
