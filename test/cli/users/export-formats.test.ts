// The forms of an export: CSV that gives back what went in, cells that no spreadsheet runs, and the fields that were asked for.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { expect, it } from "vitest";
import { COLUMNS } from "../../../src/cli/users/csv/columns.ts";
import { fromCells } from "../../../src/cli/users/csv/from-cells.ts";
import { toCells } from "../../../src/cli/users/csv/to-cells.ts";
import { exportUsers } from "../../../src/cli/users/export/run.ts";
import { folder } from "../helpers.ts";
import { connect, optionsFor, seedUsers, stoppingAt, watching } from "./export-helpers.ts";

type Cells = Record<string, string>;

const rowsOf = (path: string): Cells[] => parse(readFileSync(path), { columns: true });

it("writes CSV that gives back each user as they were, over stops and starts", async () => {
  const { stytch, sandbox } = connect(seedUsers(120));
  const options = { ...optionsFor(join(folder(), "users.csv")), format: "csv" } as const;
  for (const count of [20, 50]) {
    await expect(exportUsers(stytch, options, stoppingAt(count))).rejects.toThrow("Stopped.");
  }
  await exportUsers(stytch, options, watching());
  const rows = rowsOf(options.out);
  expect(rows.map((row) => fromCells(row))).toEqual(sandbox.snapshot().users.toReversed());
  expect(Object.keys(rows[0]!)).toEqual([...COLUMNS.keys(), "_raw"]);
  const text = readFileSync(options.out, "utf8");
  expect(text.match(/user_id,/g)).toHaveLength(1);
  expect(text.endsWith("\r\n")).toBe(true);
});

it("leaves no cell that a spreadsheet would run, unless it is asked to", async () => {
  const { stytch, sandbox } = connect(seedUsers(60));
  const safe = { ...optionsFor(join(folder(), "users.csv")), format: "csv" } as const;
  await exportUsers(stytch, safe, watching());
  const cells = rowsOf(safe.out).flatMap((row) => Object.values(row));
  expect(cells.filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
  expect(cells).toContain(`'=HYPERLINK("https://example.com")`);
  expect(cells).toContain("'quoted");
  const raw = { ...safe, rawCells: true, force: true };
  await exportUsers(stytch, raw, watching());
  const rows = rowsOf(raw.out);
  expect(rows.map((row) => row["name.first_name"])).toContain(`=HYPERLINK("https://example.com")`);
  expect(rows.map((row) => fromCells(row, true))).toEqual(sandbox.snapshot().users.toReversed());
});

it("gives back texts that begin with quotes before a formula, and texts that CSV can't hold", () => {
  const columns = [...COLUMNS.keys(), "_raw"];
  for (const first_name of [
    "'=1",
    "''+1",
    "'",
    "''",
    "'a",
    "=",
    "\ud800",
    "\0",
    "",
    " ",
    "\u2028",
    "null",
    '"',
  ]) {
    const user = { user_id: "user-test-1", name: { first_name, middle_name: "", last_name: "" } };
    const cells = toCells(user, columns, false);
    expect(cells.join("")).not.toMatch(/\p{Surrogate}/u);
    const given = Object.fromEntries(columns.map((column, i) => [column, cells[i]!]));
    expect(fromCells(given)).toMatchObject(user);
  }
});

it("puts what no column holds into the last one, and nothing that another holds", async () => {
  const { stytch } = connect(seedUsers(1));
  const options = { ...optionsFor(join(folder(), "users.csv")), format: "csv" } as const;
  await exportUsers(stytch, options, watching());
  const [row] = rowsOf(options.out);
  const raw = JSON.parse(row!["_raw"]!) as object;
  expect(Object.keys(raw).sort()).toEqual([
    "crypto_wallets",
    "emails.2",
    "password",
    "providers",
    "totps",
    "webauthn_registrations",
  ]);
  expect(row).toMatchObject({ "emails.0.email": "user0@example.com", "emails.1.verified": "true" });
});

it("has the columns of the fields that were asked for", async () => {
  const { stytch } = connect(seedUsers(8));
  const out = join(folder(), "users.csv");
  const options = { ...optionsFor(out), format: "csv", fields: ["user_id", "emails.0.email"] } as const;
  await exportUsers(stytch, options, watching());
  expect(Object.keys(rowsOf(out)[0]!)).toEqual(["user_id", "emails.0.email"]);
  await exportUsers(stytch, { ...options, fields: ["name", "password"], force: true }, watching());
  expect(Object.keys(rowsOf(out)[0]!)).toEqual([
    "name.first_name",
    "name.middle_name",
    "name.last_name",
    "_raw",
  ]);
});

it("refuses a cell that its column can't hold by the column's name alone", () => {
  const read = (cells: Cells) => () => fromCells({ user_id: "user-test-1", ...cells });
  expect(read({ is_locked: "secret" })).toThrow(/^is_locked must be true or false$/);
  expect(read({ roles: "secret" })).toThrow(/^roles must be JSON$/);
  expect(read({ _raw: "[1]" })).toThrow(/^_raw must be an object of JSON$/);
  expect(read({ _raw: '{"__proto__.polluted":1,"__proto__":{"polluted":1}}' })()).toMatchObject({});
  expect(({} as { polluted?: number }).polluted).toBeUndefined();
});
