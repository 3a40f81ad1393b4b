// The lock: of a copy that was looked at, hashes alone; of the next copy, what the provider did since.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { OpenAPIDocument } from "../../src/generate/openapi.ts";
import { lineOf } from "../../scripts/upstream/difference.ts";
import { makeLock, readLock, type Lock } from "../../scripts/upstream/lock.ts";
import { look } from "../../scripts/upstream/look.ts";
import { hasNews, type Upstream } from "../../scripts/upstream/report.ts";
import { documentOf, object, text, type Parts } from "../changes/documents.ts";

const empty = documentOf({ body: object({}) });

function lockOf(theirs: Parts, ours: OpenAPIDocument = empty): Lock {
  return makeLock(
    look("a", { document: documentOf(theirs), content: "1" }, ours, undefined).copy,
    "2026-01-02",
  );
}

function lookAgain(lock: Lock | undefined, theirs: Parts, ours: OpenAPIDocument = empty): Upstream {
  return look("b", { document: documentOf(theirs), content: "2" }, ours, lock).upstream;
}

const newLines = ({ fresh }: Upstream): string[] => [...fresh].map(lineOf);

describe("a second copy", () => {
  it("has no news where only words changed, those of a field included", () => {
    const lock = lockOf({ body: object({ a: text }) });
    const again = lookAgain(lock, { body: object({ a: { ...text, description: "Another." } }) });
    expect(again.since).toEqual({ date: "2026-01-02", same: false, added: [], changed: [], gone: [] });
    expect(hasNews(again)).toBe(false);
    expect(again.differences).toHaveLength(1);
  });

  it("has a field as news, even one that is called as a keyword of words", () => {
    const again = lookAgain(lockOf({ body: object({ a: text }) }), {
      body: object({ a: text, title: text }),
    });
    expect(newLines(again)).toEqual(["field POST /v1/letters request.title: theirs string, ours none"]);
    expect(again.since?.changed).toEqual(["api_letter_v1_Send"]);
  });

  it("has as news what changed in a schema that another one refers to", () => {
    const theirs = (properties: Parameters<typeof object>[0]): Parts => ({
      body: { $ref: "#/components/schemas/Outer" },
      schemas: {
        Outer: object({ inner: { $ref: "#/components/schemas/Inner" } }),
        Inner: object(properties),
      },
    });
    const ours = documentOf(theirs({}));
    expect(newLines(lookAgain(lockOf(theirs({}), ours), theirs({ a: text }), ours))).toEqual([
      "field Inner.a: theirs string, ours none",
    ]);
  });

  it("has an operation that was added, and one that is gone", () => {
    const one = documentOf({}).paths["/v1/letters"]!;
    const more = { "/v1/more": { post: { ...one.post!, operationId: "api_letter_v1_More" } } };
    expect(newLines(lookAgain(lockOf({}), { more }))).toEqual([
      "operation POST /v1/more: theirs letters.more, ours none",
    ]);
    const ours = documentOf({ more });
    const gone = lookAgain(lockOf({ more }, ours), {}, ours);
    expect(newLines(gone)).toEqual(["operation POST /v1/more: theirs none, ours letters.more"]);
    expect(gone.since?.gone).toEqual(["api_letter_v1_More"]);
  });

  it("has no news of differences that we made", () => {
    const again = lookAgain(
      lockOf({}),
      {},
      documentOf({ body: object({ a: text }), answer: object({ b: text }) }),
    );
    expect(again.differences).not.toEqual([]);
    expect(hasNews(again)).toBe(false);
  });
});

describe("the lock", () => {
  it("holds ids and hashes alone", () => {
    const { operations, differences, content, covered } = lockOf({ body: object({ a: text }) });
    expect(operations).toEqual({ api_letter_v1_Send: expect.stringMatching(/^[0-9a-f]{16}$/) as string });
    expect(differences).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);
    expect({ content, covered }).toEqual({ content: "1", covered: {} });
  });

  it("makes all differences new where there is none", () => {
    expect(newLines(lookAgain(undefined, { body: object({ a: text }) }))).toHaveLength(1);
  });

  it("is refused where it was broken", () => {
    const folder = mkdtempSync(join(tmpdir(), "upstream-"));
    const file = join(folder, "upstream.lock");
    expect(readLock(file)).toBeUndefined();
    writeFileSync(file, "<<<<<<< HEAD");
    expect(() => readLock(file)).toThrow("isn't a lock any more. Restore it from git");
    rmSync(folder, { recursive: true });
  });
});
