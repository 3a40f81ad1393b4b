import { createReadStream } from "node:fs";
import { CsvError, parse, type Info, type Options } from "csv-parse";
import { parse as parseText } from "csv-parse/sync";
import { CliError } from "../../cli-error.ts";
import { fromCells } from "../csv/from-cells.ts";
import { readManifest } from "../read-manifest.ts";
import type { BrokenRecord, UserRecord } from "./user-record.ts";
import type { Form } from "./users-file.ts";

/** A row's cells, and the end of it: the bytes and lines up to there. */
interface Row {
  readonly record: readonly string[];
  readonly info: Info;
}

/** Rows of any number of cells come, so that what is wrong with one is told of its line, and the next is read. */
const OPTIONS: Options = { bom: true, relax_column_count: true, skip_empty_lines: true };

/** Users in rows of CSV, whose first row names the columns. */
export async function csvForm(path: string): Promise<Form> {
  const rawCells = (await readManifest(path))?.raw_cells ?? false;
  let columns: readonly string[] = [];
  return (_, read) => ({
    records: () => readRows(path, rawCells, (names) => (columns = names)),
    async reread(place) {
      const [cells] = parseText(await read(place), OPTIONS);
      return toUser(columns, cells!, rawCells);
    },
  });
}

async function* readRows(
  path: string,
  rawCells: boolean,
  onColumns: (names: readonly string[]) => void,
): AsyncGenerator<UserRecord | BrokenRecord> {
  const rows = createReadStream(path).pipe(parse({ ...OPTIONS, info: true }));
  let columns: readonly string[] | undefined;
  let start = 0;
  let line = 1;
  try {
    for await (const { record, info } of rows as AsyncIterable<Row>) {
      if (columns) yield readUser(columns, record, rawCells, { line, start, length: info.bytes - start });
      else onColumns((columns = record));
      start = info.bytes;
      line = info.lines + 1;
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // Its message has a part of the text.
    yield { line, problem: `is no row of CSV (${error.code})` };
  }
}

function readUser(
  columns: readonly string[],
  record: readonly string[],
  rawCells: boolean,
  place: Omit<UserRecord, "user">,
): UserRecord | BrokenRecord {
  const { line } = place;
  if (record.length !== columns.length) {
    return { line, problem: `has ${record.length} cells, and the first row names ${columns.length} columns` };
  }
  try {
    return { user: toUser(columns, record, rawCells), ...place };
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return { line, problem: `has a cell that can't be read: ${error.message}` };
  }
}

function toUser(
  columns: readonly string[],
  record: readonly string[],
  rawCells: boolean,
): Record<string, unknown> {
  return fromCells(Object.fromEntries(columns.map((column, i) => [column, record[i]!])), rawCells);
}
