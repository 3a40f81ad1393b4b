// Each field of each operation with what nobody should send there: an answer comes, of the API's form, and tells nothing.
import { describe, expect, it } from "vitest";
import { makeSigningKey } from "../../src/sandbox/resources/keys/signing-key.ts";
import type { Snapshot } from "../../src/sandbox/index.ts";
import { fieldsOf } from "./broken-requests.ts";
import { start } from "./helpers.ts";
import { imitated, type Imitated } from "./imitated.ts";

const keys = [await makeSigningKey(Date.parse("2026-03-14T09:26:53Z"))];
/** Stands in every hostile text. No error may have it. */
const MARKER = "hostile-3f9a";

const TEXTS: Record<string, string> = {
  huge: MARKER + "x".repeat(100_000),
  "of many bytes": `${MARKER}${"😀".repeat(500)}`,
  "with NUL": `${MARKER}\0@example.com`,
  "with lines": `${MARKER}\r\nset-cookie: a=b\r\n\r\n`,
  "half a character": `${MARKER}\ud800`,
  "half a character in front": `\udc00${MARKER}@example.com`,
  "written backwards": `\u202e${MARKER}\u2066@example.com`,
  "of joined marks": `${MARKER}${"\u0301".repeat(300)}`,
  "with what HTML takes for a tag": `<script>${MARKER}</script>`,
  "with what SQL takes for its end": `' OR 1=1; -- ${MARKER}`,
  "that leads up": `../../${MARKER}`,
  "a name of the prototype": "__proto__",
  "another name of it": "constructor",
  "a name of its methods": "hasOwnProperty",
  "a blank": " ",
};

const OTHERS: Record<string, unknown> = {
  null: null,
  true: true,
  "a huge number": 1.7e308,
  "a negative one": -1,
  "a fraction": 0.1,
  "a list": [MARKER],
  "a list of lists": [[[]]],
  "a long list": Array.from({ length: 2000 }, () => MARKER),
  "an object": { [MARKER]: MARKER },
  "a prototype": JSON.parse(
    `{"__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}`,
  ) as unknown,
  "a promise, almost": { then: MARKER, toString: MARKER, toJSON: MARKER, length: -1 },
};

const values = Object.entries({ ...TEXTS, ...OTHERS });

function fieldsIn({ of }: Imitated): string[] {
  const contents = Object.values(of.operation.requestBody?.content ?? {});
  return [...new Set(contents.flatMap(({ schema }) => fieldsOf(schema)))];
}

const begin = (): ReturnType<typeof start> =>
  start({ version: 1, keys, users: [] } as object as Snapshot, {
    policy: { roles: [], resources: [] },
    validate: true,
  });

/** No error has the text that it is about, whole or in part; and no answer tells of the sandbox's own code. */
function expectQuiet({ status, text }: { status: number; text: string }, at: string): void {
  expect(status, at).toBeLessThan(500);
  expect(text, at).not.toMatch(/\.(ts|js):\d+|TypeError|RangeError|node_modules/);
  if (status < 400) return;
  // Which role isn't the policy's has to be told: it is a name of the project's own, and no secret.
  if (!at.startsWith("roles: ")) expect(text, at).not.toContain(MARKER);
  expect(text.length, at).toBeLessThan(2_000);
}

describe.each(imitated.filter(({ request }) => request.body))("$id", (operation) => {
  const { of, request } = operation;

  it("answers whatever is in a field of its body", async () => {
    const { call, sandbox } = begin();
    for (const [place, field] of fieldsIn(operation).entries()) {
      // A third of them each, in turn: all in the first fields of each operation would take three times as long.
      for (const [name, value] of values.filter((_, i) => i % 3 === place % 3)) {
        // Of the API's form: each answer is held against the document.
        const answer = await call(of.method, request.path, { ...request.body, [field]: value });
        expectQuiet(answer, `${field}: ${name}`);
      }
    }
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
    // What was taken can be written and read again.
    const snapshot = sandbox.snapshot();
    sandbox.restore(JSON.parse(JSON.stringify(snapshot)) as Snapshot);
    expect(sandbox.snapshot()).toEqual(snapshot);
  });

  it("answers a body whose keys are hostile", async () => {
    const { call } = begin();
    const inner = JSON.stringify(request.body).slice(1);
    for (const key of Object.values(TEXTS)) {
      const answer = await call(of.method, request.path, `{${JSON.stringify(key)}:{"admin":true},${inner}`);
      expectQuiet(answer, key.slice(0, 40));
    }
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });
});

describe.each(imitated.filter(({ of }) => of.parameters.length > 0))("$id", ({ of, request }) => {
  it("answers whatever is in its path and query", async () => {
    const { call } = begin();
    for (const [name, text] of Object.entries(TEXTS)) {
      const encoded = encodeURIComponent(Buffer.from(text.slice(0, 5_000)).toString());
      const path = of.path.replaceAll(/\{\w+\}/g, encoded);
      const query = of.parameters.filter((parameter) => parameter.in === "query");
      const search = query.map((parameter) => `${parameter.name}=${encoded}`).join("&");
      expectQuiet(await call(of.method, `${path}?${search}`, request.body), name);
    }
  });
});
