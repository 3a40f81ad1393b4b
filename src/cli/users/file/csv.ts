import { createReadStream } from "node:fs";
import { CliError } from "../../cli-error.ts";
import { fromCells } from "../csv/from-cells.ts";
import { nameCells, readHeader } from "../csv/header.ts";
import { readRows, rereadRow } from "../csv/read-rows.ts";
import { readManifest } from "../read-manifest.ts";
import type { BrokenRecord, UserRecord } from "./user-record.ts";
import type { Form } from "./users-file.ts";

/** Users in rows of CSV, whose first row names the columns. */
export async function csvForm(path: string): Promise<Form> {
  const rawCells = (await readManifest(path))?.raw_cells ?? false;
  let columns: readonly string[] = [];
  return (_, read) => ({
    records: () => readUsers(path, rawCells, (names) => (columns = names)),
    async reread(place) {
      const cells = rereadRow(await read(place));
      return toUser(columns, cells, rawCells) as UserRecord["user"];
    },
  });
}

async function* readUsers(
  path: string,
  rawCells: boolean,
  onColumns: (names: readonly string[]) => void,
): AsyncGenerator<UserRecord | BrokenRecord> {
  let columns: readonly string[] | undefined;
  for await (const row of readRows(createReadStream(path) as AsyncIterable<Buffer>)) {
    const { line } = row;
    if ("problem" in row) yield row;
    else if (columns) {
      const { cells, start, length } = row;
      const read = toUser(columns, cells, rawCells);
      yield typeof read === "string" ? { line, problem: read } : { user: read, line, start, length };
    } else {
      const header = readHeader(row.cells);
      if ("problem" in header) {
        yield { line, problem: header.problem };
        return;
      }
      ({ columns } = header);
      onColumns(columns);
    }
  }
}

/** The user of a row, or why there is none. */
function toUser(
  columns: readonly string[],
  cells: readonly string[],
  rawCells: boolean,
): UserRecord["user"] | string {
  const named = nameCells(columns, cells);
  if ("problem" in named) return named.problem;
  try {
    return fromCells(named.value, rawCells);
  } catch (error) {
    if (!(error instanceof CliError)) throw error;
    return `has a cell that can't be read: ${error.message}`;
  }
}
