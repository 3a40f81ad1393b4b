// The forms that a file of users may have: JSON by lines, a JSON list, CSV, each as it should be, broken, and as random bytes.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readCSV } from "../../../src/cli/users/import/read-csv.ts";
import { readJSON } from "../../../src/cli/users/import/read-json.ts";
import { readJSONL } from "../../../src/cli/users/import/read-jsonl.ts";
import type { Value } from "../../../src/cli/users/import/row.ts";
import { CliError } from "../../../src/cli/cli-error.ts";
import { file, importFile, jsonl, resultsOf, usersOf, world } from "./import-helpers.ts";

const users = [{ email: "ada@example.com", name: { first_name: "Ada" } }, { phone_number: "+14155550123" }];

/** The chunks of a file, of so many bytes each. */
async function* chunks(bytes: Uint8Array, size = 7): AsyncGenerator<Buffer> {
  for (let i = 0; i < bytes.length; i += size) {
    yield await Promise.resolve(Buffer.from(bytes.subarray(i, i + size)));
  }
}

async function read(
  reader: (from: AsyncIterable<Buffer>) => AsyncIterable<Value>,
  given: string | Uint8Array,
  size?: number,
): Promise<Value[]> {
  const values: Value[] = [];
  for await (const value of reader(chunks(Buffer.from(given), size))) values.push(value);
  return values;
}

const linesOf = (values: readonly Value[]): number[] => values.map(({ line }) => line);

describe("a file of users", () => {
  it.each([
    ["users.jsonl", jsonl(...users), [1, 2]],
    ["users.txt", `\uFEFF${jsonl(...users).replaceAll("\n", "\r\n")}`, [1, 2]],
    ["users.json", JSON.stringify(users, null, 2), [2, 8]],
    ["users.json", `{"users": ${JSON.stringify(users)}}`, [1, 1]],
    [
      "users.csv",
      'email,phone_number,name.first_name\r\nada@example.com,,"Ada"\r\n,\'+14155550123,\r\n',
      [2, 3],
    ],
    [
      "users.csv",
      "\uFEFFemails.0.email,phone_numbers.0.phone_number,name.first_name\nada@example.com,,Ada\n,'+14155550123,",
      [2, 3],
    ],
  ])("may be %s, as %j", async (name, text, lines) => {
    const to = world();
    const path = file(text, name);
    const { counts } = await importFile(path, to);
    expect(counts).toMatchObject({ rows: 2, created: 2 });
    expect(resultsOf(path).map(({ line }) => line)).toEqual(lines);
    const [ada] = (await usersOf(to)).filter(({ emails }) => emails.length > 0);
    expect(ada).toMatchObject({ emails: [{ email: "ada@example.com" }], name: { first_name: "Ada" } });
  });

  it("may be empty", async () => {
    for (const name of ["users.jsonl", "users.csv"]) {
      const { counts } = await importFile(file("", name), world());
      expect(counts.rows).toBe(0);
    }
  });

  it("has cells with a quote before a formula, or without, as it was exported", async () => {
    const text = "email,name.first_name\na@example.com,'=1+1\n";
    const first = world();
    await importFile(file(text, "users.csv"), first);
    expect((await usersOf(first))[0]!.name.first_name).toBe("=1+1");
    const second = world();
    await importFile(file(text, "users.csv"), second, {}, { rawCells: true });
    expect((await usersOf(second))[0]!.name.first_name).toBe("'=1+1");
  });

  it("tells of columns that no field has", async () => {
    const path = file("email,shoe_size\na@example.com,42\n", "users.csv");
    await importFile(path, world());
    expect(resultsOf(path)[0]!.not_carried).toEqual(["fields that the API's users don't have (1)"]);
  });
});

describe("a broken file", () => {
  it("has its lines told in CSV, and the rows around them read", async () => {
    const text = 'a,b\n1,2\n"x\ny",3\n4\nq"z,1\n6,7\n8,"9';
    const values = await read(readCSV, text);
    expect(linesOf(values)).toEqual([2, 3, 5, 6, 7, 8]);
    expect(values.map((value) => ("problem" in value ? value.problem.slice(0, 20) : "good"))).toEqual([
      "good",
      "good",
      "has 1 cell, where th",
      "has a quote in a cel",
      "good",
      "opens a quote that i",
    ]);
  });

  it("has a header that is told", async () => {
    await expect(read(readCSV, "email,email\na,b")).rejects.toThrow("has a column twice");
    await expect(read(readCSV, "email;name\na;b")).rejects.toThrow("separated by commas");
  });

  it("has its lines told in a JSON list, and the users around them read", async () => {
    const values = await read(readJSON, '[\n{"a":"]"},\n{"b":\n nope},\n{"c":1,\n"c":2},,\n{"d":[{}]}');
    expect(linesOf(values)).toEqual([2, 3, 5, 6, 7]);
    expect(values[2]).toEqual({
      line: 5,
      problem: "has an object with one key twice, line 6, column 1. Leave one out",
    });
    expect(values.at(-1)).toEqual({ line: 7, problem: expect.stringContaining("is cut off") as string });
  });

  it.each([
    ["a NUL", Buffer.from([0x7b, 0x00, 0x7d, 0x0a])],
    ["bytes that are no text", Buffer.from([0x22, 0xff, 0xfe, 0x22, 0x0a])],
    ["UTF-16", Buffer.from("\uFEFF{}\n", "utf16le")],
  ])("with %s is told by its line", async (_, bytes) => {
    const values = await read(readJSONL, Buffer.concat([Buffer.from('{"email":"a@b.co"}\n'), bytes]));
    expect(values[1]).toMatchObject({ line: 2, problem: expect.any(String) as string });
    const cells = await read(readCSV, Buffer.concat([Buffer.from("a\n"), Buffer.from([0xff, 0x0a])]));
    expect(cells[0]).toMatchObject({ line: 2, problem: expect.stringContaining("UTF-8") as string });
  });

  it("may have cells and lines of a megabyte", async () => {
    const long = "x".repeat(1024 * 1024);
    expect(await read(readCSV, `a,b\n1,"${long}"\n2,3\n`, 65_536)).toHaveLength(2);
    expect(await read(readJSONL, `{"a":"${long}"}\n{}\n`, 65_536)).toHaveLength(2);
    expect(await read(readJSON, `[{"a":"${long}"},{}]`, 65_536)).toHaveLength(2);
  });
});

describe("random bytes", () => {
  const parts = fc.constantFrom(
    ...[
      '"',
      ",",
      "\n",
      "\r\n",
      "\\",
      "{",
      "}",
      "[",
      "]",
      ":",
      '"users"',
      "email",
      "\0",
      "\uFEFF",
      "1e999",
      "null",
      "  ",
    ],
    '{"email":"a@example.com"}',
    "a@example.com",
  );
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fc.array(parts, { maxLength: 40 }).map((words) => Buffer.from(words.join(""))),
  );

  it.each([
    ["JSON by lines", readJSONL],
    ["a JSON list", readJSON],
    ["CSV", readCSV],
  ])("taken for %s are read or told by their line, and end nothing", async (_, reader) => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.integer({ min: 1, max: 9 }), async (given, size) => {
        const lines = Buffer.from(given).toString("latin1").split(/\n|\r/).length;
        const values = await read(reader, given, size).catch((error: unknown) => {
          // Of the header alone.
          expect(error).toBeInstanceOf(CliError);
          return [];
        });
        for (const { line } of values) {
          expect(line).toBeGreaterThanOrEqual(1);
          expect(line).toBeLessThanOrEqual(lines);
        }
        expect(linesOf(values)).toEqual(linesOf(values).toSorted((one, other) => one - other));
      }),
      { numRuns: 300 },
    );
  });

  it.each(["users.jsonl", "users.json", "users.csv"])("as %s are imported to an end", async (name) => {
    const to = world();
    await fc.assert(
      fc.asyncProperty(bytes, async (given) => {
        const path = file(given, name);
        const report = await importFile(path, to).catch((error: unknown) => {
          expect(error).toBeInstanceOf(CliError);
          return undefined;
        });
        if (report) expect(report.ended).toBe("done");
      }),
      { numRuns: 60 },
    );
  });
});
