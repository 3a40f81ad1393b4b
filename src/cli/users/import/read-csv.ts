import { pipeline, Readable } from "node:stream";
import { parse, type CsvError } from "csv-parse";
import { CliError } from "../../cli-error.ts";
import type { Value } from "./row.ts";

/** The most that one row may have. */
const MAX_ROW = 16 * 1024 * 1024;

/** A record, as the parser gives it. */
interface Parsed {
  readonly record: readonly string[];
  /** The line that it ends at, and the number of records up to it. */
  readonly info: { readonly lines: number; readonly records: number };
}

/** A record that couldn't be parsed. */
interface Skipped {
  /** The line of the error: that of the record, or of what was read of it when it was given up. */
  readonly line: number;
  readonly begins: "there" | "before";
  readonly records: number;
  readonly problem: string;
}

/**
 * Reads CSV (RFC 4180) with a header, as objects of texts by the header's names. Rows that are broken are told by the line
 * that they begin at.
 *
 * @param hasEscapes whether a backslash takes a comma into the cell, as in Cognito's files
 * @throws {CliError} for a header that can't be read
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* readCSV(chunks: AsyncIterable<Buffer>, hasEscapes = false): AsyncGenerator<Value> {
  const skipped: Skipped[] = [];
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW,
    on_skip: (error) => {
      if (error) skipped.push(describe(error));
      return undefined;
    },
  });
  // What the file's own reading fails with, the parser fails with.
  pipeline(Readable.from(chunks), parser, () => undefined);
  let header: readonly string[] | undefined;
  let end = 0;
  const tell = ({ line, begins, problem }: Skipped): Value => {
    const start = begins === "before" ? Math.min(end + 1, line) : line;
    end = Math.max(end, line);
    return { line: start, problem };
  };
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    // The parser tells of those that it skips before it gives those that stand before them.
    while (skipped[0] && skipped[0].records < info.records) yield tell(skipped.shift()!);
    const line = Math.max(end + 1, info.lines - countBreaks(record));
    end = info.lines;
    if (header) yield { line, ...readRecord(header, hasEscapes ? joinEscaped(record) : record) };
    else header = checkHeader(record);
  }
  for (const skip of skipped) yield tell(skip);
}

function countBreaks(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + (cell.match(/\r\n|\n|\r/g)?.length ?? 0), 0);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "opens a quote that is never closed: what follows it in the file wasn't read",
  CSV_INVALID_CLOSING_QUOTE: "has text behind a closing quote. Write a quote in a cell twice",
  INVALID_OPENING_QUOTE:
    "has a quote in a cell that doesn't begin with one. Put the cell in quotes, and the quote twice",
  CSV_MAX_RECORD_SIZE: "has more than 16 MB",
};

/** The parser's own words quote the row. */
function describe(error: CsvError): Skipped {
  const { lines, records } = error as CsvError & { lines: number; records: number };
  const begins = ["CSV_QUOTE_NOT_CLOSED", "CSV_MAX_RECORD_SIZE"].includes(error.code) ? "before" : "there";
  return { line: lines, begins, records, problem: PROBLEMS[error.code] ?? "is not valid CSV" };
}

function checkHeader(names: readonly string[]): readonly string[] {
  const trimmed = names.map((name) => name.trim());
  const twice = trimmed.find((name, i) => trimmed.indexOf(name) < i);
  if (twice !== undefined)
    throw new CliError(
      `The header has a column twice: ${JSON.stringify(twice.slice(0, 100))}. Leave one out.`,
    );
  if (trimmed.length === 1 && /[;\t]/.test(trimmed[0]!)) {
    throw new CliError("The header has no commas. Save the file as CSV that is separated by commas.");
  }
  return trimmed;
}

function readRecord(
  header: readonly string[],
  cells: readonly string[],
): { readonly value: unknown } | { readonly problem: string } {
  if (cells.length !== header.length) {
    return { problem: `has ${cells.length} cells, where the header has ${header.length}` };
  }
  // What the parser puts in the place of bytes that are no text.
  if (cells.some((cell) => cell.includes("\uFFFD")))
    return { problem: "is not valid UTF-8. Save the file as UTF-8" };
  // fromEntries, because an assignment to a key named __proto__ would be lost.
  return { value: Object.fromEntries(header.map((name, i) => [name, cells[i]!])) };
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
