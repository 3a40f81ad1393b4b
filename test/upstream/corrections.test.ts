// Corrections of the provider's document: what is meant to differ is left out, and what the provider mended is told of.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { Schema } from "../../src/generate/openapi.ts";
import { applyCorrections, readCorrections, type Corrected } from "../../scripts/upstream/corrections.ts";
import { createCollector, lineOf } from "../../scripts/upstream/difference.ts";
import { makeLock } from "../../scripts/upstream/lock.ts";
import { look } from "../../scripts/upstream/look.ts";
import { hasNews, type Upstream } from "../../scripts/upstream/report.ts";
import { documentOf, object, text } from "../changes/documents.ts";

const folder = mkdtempSync(join(tmpdir(), "upstream-"));
afterAll(() => rmSync(folder, { recursive: true }));

const correct = (differs: string): ReturnType<typeof readCorrections>[number] => ({
  differs,
  reason: "R.",
  source: "S.",
});

function apply(...differs: string[]): Corrected & { lines: string[] } {
  const collector = createCollector();
  collector.add("POST /v1/a", "field", "api_a.b", "string", "none");
  collector.add("POST /v1/a", "field", "api_a.b[].c", "string", "none");
  const corrected = applyCorrections(collector.found(), differs.map(correct));
  return { ...corrected, lines: corrected.differences.map(lineOf) };
}

describe("a correction", () => {
  it("leaves out the difference that it names", () => {
    const { lines, covered, expired } = apply("field api_a.b: theirs string, ours none");
    expect(lines).toEqual(["field api_a.b[].c: theirs string, ours none"]);
    expect(covered).toHaveLength(1);
    expect(expired).toEqual([]);
  });

  it("names several by a star, and nothing else is a sign in it", () => {
    expect(apply("field api_a.*: theirs string, ours none").lines).toEqual([]);
    expect(apply("field api_a.b[].c: *").lines).toEqual(["field api_a.b: theirs string, ours none"]);
    expect(apply("field apiXa.b: *").expired).toHaveLength(1);
  });

  it("has its parts looked for in their order, none twice, and at once in a line of any length", () => {
    expect(apply("field api_a.b*b: *").lines).toHaveLength(2);
    expect(apply("*api_a*string*none").lines).toEqual([]);
    expect(apply("*none, ours none*none").lines).toHaveLength(2);
    const collector = createCollector();
    collector.add("o", "field", "/a:".repeat(50_000), "string", "none");
    expect(applyCorrections(collector.found(), [correct("field */a:*/a:*/a:*/b")]).covered).toEqual([]);
  });

  it("that names one difference alone is the one that counts beside a wide one", () => {
    const exact = "field api_a.b: theirs string, ours none";
    const { covered, expired } = apply("field api_a.*", exact);
    expect(covered.map(({ by }) => by.differs)).toEqual([exact, "field api_a.*"]);
    expect(expired).toEqual([]);
  });

  it("can go where others stand for all that it means", () => {
    const wide = "field api_a.*";
    expect(apply(wide, "field *").expired).toEqual([correct("field *")]);
    const both = ["field api_a.b: theirs string, ours none", "field api_a.b[].c: theirs string, ours none"];
    expect(apply(wide, ...both).expired).toEqual([correct(wide)]);
  });

  it("can go where nothing differs any more, or the provider says a third thing", () => {
    const { lines, expired } = apply("field api_a.b: theirs integer, ours none");
    expect(lines).toHaveLength(2);
    expect(expired).toEqual([correct("field api_a.b: theirs integer, ours none")]);
  });

  it("that can go is news, and one in use is none", () => {
    const ours = documentOf({});
    const copy = { document: documentOf({ body: object({ a: text }) }), content: "1" };
    const lookWith = (differs: string): boolean => {
      const first = look("a", copy, ours, undefined).copy;
      return hasNews(look("a", copy, ours, makeLock(first, "2026-01-02"), [correct(differs)]).upstream);
    };
    expect(lookWith("field * request.b: *")).toBe(true);
    expect(lookWith("body *: *")).toBe(false);
  });
});

describe("a wide correction", () => {
  const ours = documentOf({ body: object({}) });
  const look2 = (...theirs: Record<string, Schema>[]): Upstream => {
    const corrections = [correct("field * request.*: theirs string, ours none")];
    const [first, second] = theirs.map((fields, index) => ({
      document: documentOf({ body: object(fields) }),
      content: `${index}`,
    }));
    const lock = makeLock(look("a", first!, ours, undefined, corrections).copy, "2026-01-02");
    return look("b", second!, ours, lock, corrections).upstream;
  };

  it("leaves out a difference of its kind that is new, and says so", () => {
    const again = look2({ a: text }, { a: text, b: text });
    expect(again.differences).toEqual([]);
    expect(again.hidden.map(({ difference }) => lineOf(difference))).toEqual([
      "field POST /v1/letters request.b: theirs string, ours none",
    ]);
    expect(hasNews(again)).toBe(true);
  });

  it("has no news where the differences are those that were looked at", () => {
    const again = look2({ a: text }, { a: text });
    expect(again).toMatchObject({ hidden: [], shrunk: [], corrected: 1 });
    expect(hasNews(again)).toBe(false);
  });

  it("that stands for fewer differences than it did says so", () => {
    const { shrunk } = look2({ a: text, b: text }, { a: text });
    expect(shrunk).toEqual([{ differs: "field * request.*: theirs string, ours none", was: 2, is: 1 }]);
  });
});

describe("the file of corrections", () => {
  const read = (yaml: string): unknown => {
    const file = join(folder, "upstream.yaml");
    writeFileSync(file, yaml);
    return readCorrections(file);
  };

  it("has a reason and a source for each", () => {
    expect(read("- { differs: a, reason: b, source: c }")).toEqual([
      { differs: "a", reason: "b", source: "c" },
    ]);
    expect(() => read("- { differs: a, source: c }")).toThrow("correction 1 has no reason");
    expect(() => read("- { differs: a, reason: b }")).toThrow("correction 1 has no source");
    expect(() => read("- 1")).toThrow("correction 1 has no differs");
    expect(() => read("a: 1")).toThrow("is no list");
  });

  it("may be missing", () => {
    expect(readCorrections(join(folder, "none.yaml"))).toEqual([]);
  });

  it("of this repository can be read", () => {
    const file = fileURLToPath(new URL("../../openapi/upstream.yaml", import.meta.url));
    expect(readCorrections(file).length).toBeGreaterThan(0);
  });
});
