import { readFile } from "node:fs/promises";
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

/** A file that can't be used, and why. */
export function fileError(role: string, path: string, problem: string): CliError {
  return new CliError(`${role}: ${path} ${problem}. It was left as it is.`);
}
