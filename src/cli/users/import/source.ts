import { access, constants, stat } from "node:fs/promises";
import { CliError } from "../../cli-error.ts";
import { readChunks } from "./lines.ts";
import { readNative } from "./native.ts";
import { readJSONL } from "./read-jsonl.ts";
import type { Row, RowContent, Value } from "./row.ts";

/** A file of users that can be read more than once. */
export interface Source {
  readonly rows: () => AsyncIterable<Row>;
}

/**
 * Finds out how a file of users is to be read.
 *
 * @throws {CliError} for a file that isn't there, or can't be read twice
 */
export async function openSource(path: string): Promise<Source> {
  await requireFile(path);
  return { rows: () => mapRows(readJSONL(readChunks(path)), readNative) };
}

async function* mapRows(
  values: AsyncIterable<Value>,
  read: (value: unknown) => RowContent,
): AsyncGenerator<Row> {
  for await (const value of values) {
    yield "problem" in value ? value : { line: value.line, ...read(value.value) };
  }
}

async function requireFile(path: string): Promise<void> {
  try {
    if (!(await stat(path)).isFile()) throw new CliError(`${path} is no ordinary file, and is read twice.`);
    await access(path, constants.R_OK);
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new CliError(code === "ENOENT" ? `There is no file ${path}.` : `${path} can't be read (${code}).`);
  }
}
