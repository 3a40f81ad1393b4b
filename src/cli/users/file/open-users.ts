import { open, type FileHandle } from "node:fs/promises";
import { CliError } from "../../cli-error.ts";
import { formOf } from "./form.ts";
import { arrayForm, isByLines } from "./json-array.ts";
import { csvForm } from "./csv.ts";
import { linesForm } from "./json-lines.ts";
import type { Form, Place, UsersFile } from "./users-file.ts";

/**
 * Opens a file of users: JSON lines, an array of JSON, or CSV. A manifest beside it says whether the texts of CSV have quotes
 * against formulas.
 *
 * @throws {CliError} where there is none, or it can't be read
 */
export async function openUsers(path: string): Promise<UsersFile> {
  const file = await openFile(path);
  const read = async ({ start, length }: Place): Promise<string> =>
    (await file.read(Buffer.alloc(length), 0, length, start)).buffer.toString("utf8");
  try {
    const form = await chooseForm(path, file);
    return { ...form(path, read), close: () => file.close() };
  } catch (error) {
    await file.close();
    throw error;
  }
}

async function chooseForm(path: string, file: FileHandle): Promise<Form> {
  const format = await formOf(path, file);
  if (format === "csv") return csvForm(path);
  if (format === "jsonl" || (await isByLines(file))) return linesForm;
  return arrayForm;
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file;
    await file.close();
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new CliError(code === "ENOENT" ? `There is no file ${path}.` : `${path} can't be read (${code}).`);
  }
  throw new CliError(`${path} is no ordinary file.`);
}
