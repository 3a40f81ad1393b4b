import { readFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { CliError } from "./cli-error.ts";

/** Variables by their names, of the environment or of a file. */
export type Variables = Readonly<Record<string, string | undefined>>;

/**
 * Reads the `.env` file of `--env-file`.
 *
 * @throws {CliError} naming the file, and why it can't be read
 */
export async function readEnvFile(path: string): Promise<Variables> {
  let text: string;
  try {
    text = await readFile(path, "utf8");
  } catch (error) {
    throw new CliError(`--env-file: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return parseEnv(text);
}
