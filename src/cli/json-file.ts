import { readFile } from "node:fs/promises";
import { StytchConfigError } from "../errors/config.ts";
import { readStrictJSON } from "../sandbox/seed/strict-json.ts";
import { CliError } from "./cli-error.ts";

/** A file of JSON: what it says, and its bytes. */
interface JsonFile {
  readonly value: unknown;
  readonly bytes: Buffer;
}

/**
 * Reads a file of JSON.
 *
 * @param role what the file is to the user: `--seed`
 * @returns undefined for a file that doesn't exist
 * @throws {CliError} naming the file and the reason
 */
export async function readJsonFile(role: string, path: string): Promise<JsonFile | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw fileError(role, path, `can't be read (${code ?? "unknown error"})`);
  }
  const read = readStrictJSON(bytes);
  if ("problem" in read) throw fileError(role, path, read.problem);
  return { ...read, bytes };
}

/**
 * Reads a file of JSON that must be there.
 *
 * @throws {CliError} naming the file and the reason
 */
export async function requireJsonFile(role: string, path: string): Promise<unknown> {
  const file = await readJsonFile(role, path);
  if (!file) throw new CliError(`${role}: there is no file ${path}.`);
  return file.value;
}

/**
 * Does something by what a file says.
 *
 * @throws {CliError} naming the file, where what it says is refused
 */
export function applyFile<Result>(role: string, path: string, apply: () => Result): Result {
  try {
    return apply();
  } catch (error) {
    if (!(error instanceof StytchConfigError)) throw error;
    throw fileError(role, path, `doesn't fit: ${error.message}`);
  }
}

/** A file that can't be used, and why. */
export function fileError(role: string, path: string, problem: string): CliError {
  const end = /[.?]$/.test(problem) ? "" : ".";
  return new CliError(`${role}: ${path} ${problem}${end} It was left as it is.`);
}
