import { readFile } from "node:fs/promises";
import { isObject, parseObject } from "../../../json.ts";
import { CliError } from "../../cli-error.ts";
import { readChunks } from "../import/lines.ts";
import { readJSONL } from "../import/read-jsonl.ts";
import { idOf } from "./auth0.ts";

/**
 * Reads Auth0's export of password hashes, by the ids of the users that they are of.
 *
 * @throws {CliError} for a file that isn't one. It shows nothing of it.
 */
export async function readHashes(path: string): Promise<Map<string, unknown>> {
  const hashes = new Map<string, unknown>();
  try {
    for await (const read of readJSONL(readChunks(path))) {
      if ("problem" in read) throw new CliError(`--hashes: ${path}, line ${read.line}, ${read.problem}.`);
      const id = isObject(read.value) ? idOf(read.value) : undefined;
      if (id === undefined) throw new CliError(`--hashes: ${path}, line ${read.line}, has no _id.`);
      const { passwordHash, password_hash, custom_password_hash } = read.value as Record<string, unknown>;
      hashes.set(id, { passwordHash, password_hash, custom_password_hash });
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    throw new CliError(`--hashes: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return hashes;
}

/**
 * Reads how hashes were made, as Firebase's console shows it, `hash_config { algorithm: SCRYPT, … }`, or as JSON.
 *
 * @throws {CliError} for a file that says nothing of it
 */
export async function readHashConfig(path: string): Promise<Record<string, unknown>> {
  let content: string;
  try {
    content = await readFile(path, "utf8");
  } catch (error) {
    throw new CliError(`--hash-config: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  const json = parseObject(content);
  const config = isObject(json?.["hash_config"]) ? json["hash_config"] : json;
  const found =
    config ??
    Object.fromEntries(
      [...content.matchAll(/(\w+)\s*:\s*([^,\s}]+)/g)].map(([, name, value]) => [name!, value!]),
    );
  if (found["algorithm"] === undefined) throw new CliError(`--hash-config: ${path} names no algorithm.`);
  return found;
}
