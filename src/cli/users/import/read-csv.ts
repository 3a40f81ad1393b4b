import { CliError } from "../../cli-error.ts";
import { nameCells, readHeader } from "../csv/header.ts";
import { readRows } from "../csv/read-rows.ts";
import type { Value } from "./row.ts";

/**
 * Reads CSV with a header, as objects of texts by the header's names. Rows that are broken are told by the line that they
 * begin at.
 *
 * @param hasEscapes whether a backslash takes a comma into the cell, as in Cognito's files
 * @throws {CliError} for a header that can't be read
 */
export async function* readCSV(chunks: AsyncIterable<Buffer>, hasEscapes = false): AsyncGenerator<Value> {
  let columns: readonly string[] | undefined;
  for await (const row of readRows(chunks)) {
    const { line } = row;
    if ("problem" in row) yield row;
    else if (columns) yield { line, ...readRecord(columns, hasEscapes ? joinEscaped(row.cells) : row.cells) };
    else columns = requireHeader(row.cells);
  }
}

function requireHeader(cells: readonly string[]): readonly string[] {
  const header = readHeader(cells);
  if ("problem" in header) throw new CliError(`The header ${header.problem}.`);
  return header.columns;
}

function readRecord(columns: readonly string[], cells: readonly string[]): ReturnType<typeof nameCells> {
  // What the parser puts in the place of bytes that are no text.
  const isText = cells.length !== columns.length || !cells.some((cell) => cell.includes("\uFFFD"));
  return isText ? nameCells(columns, cells) : { problem: "is not valid UTF-8. Save the file as UTF-8" };
}

/** https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool-csv-header.html */
function joinEscaped(cells: readonly string[]): readonly string[] {
  const joined: string[] = [];
  for (const cell of cells) {
    const before = joined.at(-1);
    if (before?.endsWith("\\")) joined[joined.length - 1] = `${before.slice(0, -1)},${cell}`;
    else joined.push(cell);
  }
  return joined;
}
