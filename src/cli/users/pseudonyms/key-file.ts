import { randomBytes } from "node:crypto";
import { open, readFile, stat } from "node:fs/promises";
import process from "node:process";
import { CliError } from "../../cli-error.ts";

const KEY_BYTES = 32;
const MOST_BYTES = 65_536;

/** A key, and whether it was made just now. */
export interface FoundKey {
  readonly key: Buffer;
  readonly isNew: boolean;
}

/**
 * Reads the key of pseudonyms from a file; one that isn't there is made, of random bytes, for the user alone.
 *
 * @throws {CliError} for a key that is short, or that others can read: with it anyone can tell whose pseudonym is whose
 */
export async function readKey(path: string): Promise<FoundKey> {
  try {
    const { mode, size } = await stat(path);
    if (process.platform !== "win32" && (mode & 0o077) !== 0) {
      throw new CliError(
        `--pseudonymise: ${path} can be read by others than you. Make it yours alone: chmod 600 ${path}`,
      );
    }
    if (size < KEY_BYTES || size > MOST_BYTES) {
      throw new CliError(
        `--pseudonymise: ${path} must have ${KEY_BYTES} random bytes at least. Name a file that isn't there, and it is made.`,
      );
    }
    return { key: await readFile(path), isNew: false };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return { key: await makeKey(path), isNew: true };
    if (error instanceof CliError) throw error;
    throw new CliError(`--pseudonymise: ${path} can't be read (${code ?? "unknown error"}).`);
  }
}

async function makeKey(path: string): Promise<Buffer> {
  const key = randomBytes(KEY_BYTES);
  try {
    const file = await open(path, "wx", 0o600);
    await file.writeFile(key);
    await file.sync();
    await file.close();
    return key;
  } catch (error) {
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new CliError(`--pseudonymise: ${path} can't be made (${code}).`);
  }
}
