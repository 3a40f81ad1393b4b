// The one reader of CSV: rows by RFC 4180, and the line of each that can't be read.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { openUsers } from "../../../src/cli/users/file/open-users.ts";
import { readRows } from "../../../src/cli/users/csv/read-rows.ts";
import { folder, runHere } from "../helpers.ts";

/** What a text reads as, whatever the pieces that it comes in. */
async function rowsOf(text: string | Buffer): Promise<unknown[][]> {
  const bytes = Buffer.from(text);
  const [whole, ...others] = await Promise.all([bytes.length, 7, 1].map((size) => readIn(bytes, size)));
  for (const other of others) expect(other).toEqual(whole);
  return whole!;
}

async function readIn(bytes: Buffer, size: number): Promise<unknown[][]> {
  async function* chunks(): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size)
      yield await Promise.resolve(bytes.subarray(at, at + size));
  }
  const rows: unknown[][] = [];
  for await (const row of readRows(chunks())) {
    rows.push([row.line, "problem" in row ? row.problem.slice(0, 12) : row.cells]);
  }
  return rows;
}

describe("CSV", () => {
  it.each<[string, string, unknown[][]]>([
    ["quotes in quotes", 'a,b\n"x ""y"" z",""\n', [[2, ['x "y" z', ""]]]],
    [
      "commas and line ends in cells",
      'a,b\n"1,2","3\n4\r\n5"\n6,7',
      [
        [2, ["1,2", "3\n4\r\n5"]],
        [5, ["6", "7"]],
      ],
    ],
    [
      "a byte order mark and CRLF",
      '\uFEFFa,b\r\n1,2\r\n\r\n3,"4"\r\n',
      [
        [2, ["1", "2"]],
        [4, ["3", "4"]],
      ],
    ],
    [
      "letters of several bytes",
      "a,b\nä,日本\n🙂,é",
      [
        [2, ["ä", "日本"]],
        [3, ["🙂", "é"]],
      ],
    ],
    [
      "rows of another length",
      "a,b\n1\n1,2,3\n",
      [
        [2, ["1"]],
        [3, ["1", "2", "3"]],
      ],
    ],
    ["spaces, which are the cell's", "a,b\n 1 ,2 \n", [[2, [" 1 ", "2 "]]]],
  ])("has %s", async (_, text, rows) => {
    expect((await rowsOf(text)).slice(1)).toEqual(rows);
    expect(await rowsOf(text.replaceAll(/\r\n|\n/g, "\r\n"))).toHaveLength(rows.length + 1);
  });

  it("has the line told where a quote is never closed, behind empty lines and cells of several", async () => {
    const text = 'a,b\n\n\n1,"2\n\n3"\n\n4,"5\n6,7\n';
    expect((await rowsOf(text)).slice(1)).toEqual([
      [4, ["1", "2\n\n3"]],
      [8, "opens a quot"],
    ]);
  });

  it("has the line told of each row that is broken, and the others read", async () => {
    // A quote that is no end goes on to the next.
    const text = 'a,b\n"0\r\n",0\nx"y,1\n2,3\n4,"5"6\n7,8\n\n9",0\n"1\r\n",2\n3"\n';
    expect((await rowsOf(text)).slice(1)).toEqual([
      [2, ["0\r\n", "0"]],
      [4, "has a quote "],
      [5, ["2", "3"]],
      [6, "has text beh"],
      [10, ["1\r\n", "2"]],
      [12, "has a quote "],
    ]);
  });
});

describe("a file of users in CSV", () => {
  it("gives each user again from their place, also behind rows that are broken", async () => {
    const path = join(folder(), "users.csv");
    writeFileSync(
      path,
      '\uFEFFuser_id,"name.first_name"\r\n1,"Ada\nB"\r\n2,x"y\r\n\r\n3,Eve\r\n4\r\n5,Zoë\r\n',
    );
    const users = await openUsers(path);
    const found: unknown[] = [];
    for await (const record of users.records()) {
      if ("problem" in record) found.push([record.line, record.problem.slice(0, 12)]);
      else {
        expect(await users.reread(record)).toEqual(record.user);
        found.push([record.line, record.user["user_id"]]);
      }
    }
    await users.close();
    expect(found).toEqual([
      [2, "1"],
      [4, "has a quote "],
      [6, "3"],
      [7, "has 1 cell, "],
      [8, "5"],
    ]);
  });

  it.each([
    ["user_id,user_id\n", 'line 1 has a column twice: "user_id". Leave one out.'],
    ["user_id;status\n1;active\n", "line 1 has no commas. Save the file as CSV that is separated by commas."],
  ])("is refused for its header %j", async (text, message) => {
    const path = join(folder(), "users.csv");
    writeFileSync(path, text);
    expect((await runHere(["users", "diff", path, path])).stderr).toContain(message);
  });
});
