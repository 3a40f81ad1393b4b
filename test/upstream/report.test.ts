// The report: for a terminal, for an issue and for programs, with nothing in it that names of the document could do.
import { expect, it } from "vitest";
import { createCollector } from "../../scripts/upstream/difference.ts";
import { renderJSON, renderMarkdown, renderText } from "../../scripts/upstream/report.ts";

const collector = createCollector();
collector.add("POST /v1/a", "field", "api_a.b", "string", "none");
collector.add("POST /v1/b", "field", "api_a.b", "string", "none");
collector.add("POST /v1/a", "required", "api_a.c", "optional", "required");
collector.add("GET /v1/c", "operation", "GET /v1/c", "letters.list", "none");
const differences = collector.found();
const since = { date: "2026-01-02", same: false, added: [], changed: ["api_a_v1_Get"], gone: [] };
const expired = [{ differs: "field api_a.*", reason: "R.", source: "S." }];
const fresh = new Set([differences[0]!]);
const hidden = [{ difference: differences[0]!, by: { ...expired[0]!, differs: "field *" } }];
const shrunk = [{ differs: "status *", was: 3, is: 2 }];
const upstream = { source: "copy.yml", differences, since, fresh, corrected: 2, expired, hidden, shrunk };

it("tells what we lack, what only we have and what differs, for a terminal", () => {
  expect(renderText(upstream)).toBe(`3 differences from copy.yml, 1 new, beside 2 that are meant to be
Since 2026-01-02 operations changed that ours has, too.

Corrections in openapi/upstream.yaml that stand for nothing any more, and can go
  field api_a.*

Corrections that stand for fewer differences: of some, the cause is mended or gone
  status *  (2, were 3)

New differences that a correction with a * leaves out: see whether it is meant for them
  field api_a.b: theirs string, ours none  (by field *)

Operations that the provider changed
  api_a_v1_Get

Operations that we lack
  GET /v1/c  letters.list

Fields that we lack
+ api_a.b: string  (2 operations)

Required or optional that differ
  api_a.c: theirs optional, ours required
`);
});

it("tells the same in Markdown and in JSON", () => {
  expect(renderMarkdown(upstream)).toContain(
    "### Fields that we lack\n\n- `api_a.b: string  (2 operations)` **new**\n",
  );
  const report = JSON.parse(renderJSON(upstream)) as { differences: object[]; hidden: object[] };
  expect(report.hidden).toEqual([{ line: "field api_a.b: theirs string, ours none", by: "field *" }]);
  expect(report.differences[0]).toEqual({
    line: "field api_a.b: theirs string, ours none",
    new: true,
    kind: "field",
    place: "api_a.b",
    theirs: "string",
    ours: "none",
    operations: ["POST /v1/a", "POST /v1/b"],
  });
});

it("prints names that would be markup or a terminal's codes as text", () => {
  const hostile = createCollector();
  hostile.add("o", "field", "a`\n@everyone [x](https://example.com) \u001b[31m\u009b", "string", "none");
  const report = { ...upstream, differences: hostile.found() };
  expect(renderMarkdown(report)).toContain("- `a'?@everyone [x](https://example.com) ?[31m?: string`\n");
  expect(renderText(report)).not.toMatch(/[^\P{Cc}\n]/u);
  expect(renderJSON(report)).not.toMatch(/[^\P{Cc}\n]/u);
  expect(JSON.parse(renderJSON(report))).toMatchObject({
    differences: [{ place: report.differences[0]!.place }],
  });
});
