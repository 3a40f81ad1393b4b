import { readFile } from "node:fs/promises";
import { CliError } from "./cli-error.ts";

/**
 * Reads a file of JSON.
 *
 * @param role what the file is to the user: `--seed`
 * @returns undefined for a file that doesn't exist
 * @throws {CliError} naming the file and the reason
 */
export async function readJsonFile(role: string, path: string): Promise<{ value: unknown } | undefined> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw fileError(role, path, `can't be read (${code ?? "unknown error"})`);
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    // Not the parser's own words: in later versions of Node they quote the file.
    throw fileError(role, path, text.trim() === "" ? "is empty" : "is not valid JSON");
  }
}

/** A file that can't be used, and why. */
export function fileError(role: string, path: string, problem: string): CliError {
  return new CliError(`${role}: ${path} ${problem}. It was left as it is.`);
}
