import { pipeline, Readable } from "node:stream";
import { parse, type CsvError } from "csv-parse";
import { parse as parseText } from "csv-parse/sync";
import { LineEnds } from "./line-ends.ts";

/** A row of a file, or why it can't be read, and the line that it begins at. */
export type CsvRow = { readonly line: number } & (
  | {
      readonly cells: readonly string[];
      /** The bytes before it, and its own: with those of broken rows before it. */
      readonly start: number;
      readonly length: number;
    }
  | { readonly problem: string }
);

/** The most that one row may have. */
const MAX_ROW = 16 * 1024 * 1024;

/** Rows of any number of cells come, so that what is wrong with one is told of its line, and the next is read. */
const OPTIONS = {
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
  max_record_size: MAX_ROW,
} as const;

/** The parser's place in the file. */
interface Info {
  /** The line that the record ends at, as the parser counts them. */
  readonly lines: number;
  readonly empty_lines: number;
  readonly records: number;
  readonly bytes: number;
}

/** A record that couldn't be parsed. */
interface Skipped extends Omit<Info, "bytes"> {
  /** Whether the error's line is that of the record, or of what was read of it when it was given up. */
  readonly begins: "there" | "before";
  readonly problem: string;
}

/**
 * Reads the rows of CSV (RFC 4180), its header too. Rows that are broken are told by the line that they begin at.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* readRows(chunks: AsyncIterable<Buffer>): AsyncGenerator<CsvRow> {
  const skipped: Skipped[] = [];
  const parser = parse({ ...OPTIONS, bom: true, info: true, on_skip: (error) => note(skipped, error) });
  const ends = new LineEnds();
  // What the file's own reading fails with, the parser fails with.
  pipeline(Readable.from(ends.watch(chunks)), parser, () => undefined);
  // The end of the record before: its line, and the parser's own count of lines.
  let last = { line: 0, lines: 0, empty_lines: 0 };
  let start = 0;
  const tell = ({ lines, empty_lines, begins, problem }: Skipped): CsvRow => {
    const there = last.line + lines - last.lines;
    const line =
      begins === "before" ? Math.min(last.line + 1 + empty_lines - last.empty_lines, there) : there;
    last = { line: Math.max(last.line, there), lines: Math.max(last.lines, lines), empty_lines };
    return { line, problem };
  };
  for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
    // The parser tells of those that it skips before it gives those that stand before them.
    while (skipped[0] && skipped[0].records < info.records) yield tell(skipped.shift()!);
    const end = ends.lineUpTo(info.bytes);
    const line = Math.max(last.line + 1, end - countBreaks(record));
    last = { ...info, line: Math.max(line, end) };
    yield { line, cells: record, start, length: info.bytes - start };
    start = info.bytes;
  }
  for (const skip of skipped) yield tell(skip);
}

/** Reads the cells of a row again, of the text at its place. */
export function rereadRow(text: string): readonly string[] {
  return parseText(text, OPTIONS).at(-1)!;
}

function countBreaks(record: readonly string[]): number {
  return record.reduce((sum, cell) => sum + cell.split("\n").length - 1, 0);
}

const PROBLEMS: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: "opens a quote that is never closed: what follows it in the file wasn't read",
  CSV_INVALID_CLOSING_QUOTE: "has text behind a closing quote. Write a quote in a cell twice",
  INVALID_OPENING_QUOTE:
    "has a quote in a cell that doesn't begin with one. Put the cell in quotes, and the quote twice",
  CSV_MAX_RECORD_SIZE: "has more than 16 MB",
};

/** Notes a record that is skipped. The parser's own words quote the row. */
function note(skipped: Skipped[], error: CsvError | undefined): undefined {
  if (!error) return;
  const { lines, empty_lines, records } = error as CsvError & Info;
  const begins = ["CSV_QUOTE_NOT_CLOSED", "CSV_MAX_RECORD_SIZE"].includes(error.code) ? "before" : "there";
  skipped.push({ lines, empty_lines, records, begins, problem: PROBLEMS[error.code] ?? "is not valid CSV" });
}
