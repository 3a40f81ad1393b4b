// The lock: of a copy that was looked at, hashes alone; of the next copy, what the provider did since.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, it } from "vitest";
import type { OpenAPIDocument, Schema } from "../../src/generate/openapi.ts";
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

/** A copy after another one. */
function lookAgainAt(before: OpenAPIDocument, after: OpenAPIDocument, ours: OpenAPIDocument): Upstream {
  const lock = makeLock(look("a", { document: before, content: "1" }, ours, undefined).copy, "2026-01-02");
  return look("b", { document: after, content: "2" }, ours, lock).upstream;
}

const json = (schema: Schema): { content: Record<string, { schema: Schema }> } => ({
  content: { "application/json": { schema } },
});

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

  it("has a webhook that was added as news, one that is as it was as none, and what changed in one that we have, too", () => {
    const hooks = (fields: Record<string, Schema>): OpenAPIDocument => ({
      ...empty,
      webhooks: { "letter.sent": { post: { requestBody: json(object(fields)), responses: {} } } },
    });
    expect(newLines(lookAgainAt(empty, hooks({}), empty))).toEqual([
      "webhook letter.sent: theirs POST, ours none",
    ]);
    expect(hasNews(lookAgainAt(hooks({}), hooks({}), empty))).toBe(false);
    expect(lookAgainAt(hooks({}), hooks({ a: text }), hooks({})).since?.changed).toEqual([
      "webhook letter.sent",
    ]);
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

describe("what operations share", () => {
  const shared = (change: (document: OpenAPIDocument) => void): OpenAPIDocument => {
    const document: OpenAPIDocument = documentOf({
      operation: {
        parameters: [{ $ref: "#/components/parameters/Size" }],
        responses: { "200": {}, "400": { $ref: "#/components/responses/BadRequest" } },
      },
    });
    document.security = [{ basic: [] }];
    Object.assign(document.components, {
      securitySchemes: { basic: { type: "http", scheme: "basic" } },
      parameters: { Size: { name: "size", in: "query", schema: { type: "string", enum: ["A4"] } } },
      responses: { BadRequest: json(object({ error: text })) },
    });
    change(document);
    return document;
  };
  const before = shared(() => undefined);
  const at = "POST /v1/letters";

  const rows: [what: string, change: (document: OpenAPIDocument) => void, lines: string[]][] = [
    [
      "the root's credentials",
      (document) => (document.security = []),
      [`security ${at}: theirs no credentials, ours http basic`],
    ],
    [
      "a scheme",
      ({ components }) => (components.securitySchemes!["basic"]!.scheme = "bearer"),
      [`security ${at}: theirs http bearer, ours http basic`],
    ],
    [
      "a parameter's values",
      ({ components }) => (components.parameters!["Size"]!.schema = { type: "string", enum: ["A4", "A5"] }),
      [`value ${at} query size: theirs "A5", ours none`],
    ],
    [
      "a parameter's deprecation",
      ({ components }) => Object.assign(components.parameters!["Size"]!, { deprecated: true }),
      [`deprecated ${at} query size: theirs deprecated, ours none`],
    ],
    [
      "a parameter of a path whose operations have some of their own",
      ({ paths }) =>
        (paths["/v1/letters"]!.parameters = [{ name: "more", in: "query", required: true, schema: text }]),
      [`parameter ${at} query more: theirs required, ours none`],
    ],
    [
      "an answer of errors, of which no more is compared",
      ({ components }) => (components.responses!["BadRequest"] = json(object({ message: text }))),
      [],
    ],
  ];

  it.each(rows)("is news where it changed: %s", (_what, change, lines) => {
    const again = lookAgainAt(before, shared(change), before);
    expect(newLines(again)).toEqual(lines);
    expect(again.since?.changed).toEqual(["api_letter_v1_Send"]);
    expect(hasNews(again)).toBe(true);
  });

  const words: [what: string, change: (document: OpenAPIDocument) => void][] = [
    ["words", ({ components }) => (components.parameters!["Size"]!.description = "Another.")],
    [
      "a scheme's name",
      (document) => {
        document.security = [{ mine: [] }];
        document.components.securitySchemes = { mine: { type: "http", scheme: "basic" } };
      },
    ],
    [
      "a path's parameter that the operation has anew",
      ({ paths }) => (paths["/v1/letters"]!.parameters = [{ name: "size", in: "query", schema: text }]),
    ],
  ];

  it.each(words)("is no news where only this changed: %s", (_what, change) => {
    expect(hasNews(lookAgainAt(before, shared(change), before))).toBe(false);
  });
});

describe("the lock", () => {
  const folder = mkdtempSync(join(tmpdir(), "upstream-"));
  const file = join(folder, "upstream.lock");
  afterAll(() => rmSync(folder, { recursive: true }));

  it("holds ids and hashes alone", () => {
    const { operations, differences, content, covered } = lockOf({ body: object({ a: text }) });
    expect(operations).toEqual({ api_letter_v1_Send: expect.stringMatching(/^[0-9a-f]{16}$/) as string });
    expect(differences).toEqual([expect.stringMatching(/^[0-9a-f]{16}$/)]);
    expect({ content, covered }).toEqual({ content: "1", covered: {} });
  });

  it("makes all differences new where there is none", () => {
    expect(newLines(lookAgain(undefined, { body: object({ a: text }) }))).toHaveLength(1);
  });

  it("is refused where its hashes are of another form, unless it is of the copy that is looked at", () => {
    const { format, ...first } = lockOf({});
    writeFileSync(file, JSON.stringify(first));
    expect(() => readLock(file)).toThrow(
      `is a lock of form 1, and its hashes can't be compared with those of form ${format}. Run this with --lock on the copy ` +
        "that it is of, that of 2026-01-02 with the SHA-256 1.",
    );
    expect(() => readLock(file, "2")).toThrow("is a lock of form 1");
    expect(readLock(file, "1")).toBeUndefined();
    writeFileSync(file, JSON.stringify({ ...first, format: format + 1 }));
    expect(() => readLock(file, "1")).toThrow("Take a newer version of these scripts.");
  });

  it("of this repository can be compared with", () => {
    expect(readLock(fileURLToPath(new URL("../../openapi/upstream.lock", import.meta.url)))).toBeDefined();
  });

  it("is refused where it was broken", () => {
    rmSync(file);
    expect(readLock(file)).toBeUndefined();
    writeFileSync(file, "<<<<<<< HEAD");
    expect(() => readLock(file)).toThrow("isn't a lock any more. Restore it from git");
  });
});
