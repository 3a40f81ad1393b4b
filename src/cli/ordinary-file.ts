import { access, constants, readlink, realpath, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fileError } from "./json-file.ts";

/** As many links as Linux follows. */
const MAX_LINKS = 40;

/**
 * Finds the file that a path leads to, through its links, also where none is there yet: a rename would put a file in
 * the place of the link.
 *
 * @param role what the file is to the user: `--state`
 * @throws {CliError} for links in a circle, and for what isn't an ordinary file or can't be written
 */
export async function findOrdinaryFile(role: string, given: string): Promise<string> {
  let path = resolve(given);
  for (let links = 0; links <= MAX_LINKS; links++) {
    const found = await realpath(path).catch(() => undefined);
    if (found !== undefined) return requireOrdinary(role, found);
    const target = await readlink(path).catch(() => undefined);
    if (target === undefined) return path;
    const folder = dirname(path);
    path = resolve(await realpath(folder).catch(() => folder), target);
  }
  throw fileError(role, given, "is a link that leads back to itself");
}

/** A folder, a pipe or a device can't be replaced by a rename, or mustn't be. */
async function requireOrdinary(role: string, path: string): Promise<string> {
  if (!(await stat(path)).isFile()) throw fileError(role, path, "is not an ordinary file");
  await access(path, constants.W_OK).catch(() => {
    throw fileError(role, path, "is read-only");
  });
  return path;
}
