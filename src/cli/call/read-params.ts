import { readFile } from "node:fs/promises";
import process from "node:process";
import { buffer } from "node:stream/consumers";
import { isObject } from "../../json.ts";
import { readStrictJSON } from "../../sandbox/seed/strict-json.ts";
import { CliError, usageError } from "../cli-error.ts";
import type { CallFlags } from "./define-operation.ts";
import type { Field } from "./fields.ts";
import { readValue } from "./read-value.ts";

type Params = Record<string, unknown>;

/**
 * Reads a call's params from its flags, over those of `--json`.
 *
 * @throws {CliError} naming the flag, and the form that it takes
 */
export async function readParams(fields: readonly Field[], flags: CallFlags): Promise<Params> {
  const params = flags.json === undefined ? {} : await readBody(flags.json);
  for (const field of fields) {
    const name = field.path.join(".");
    const texts = Object.hasOwn(flags, name) ? (flags[name] as readonly string[]) : undefined;
    if (texts) put(params, field.path, readValue(`--${name}`, field, texts));
  }
  return params;
}

async function readBody(given: string): Promise<Params> {
  const read = readStrictJSON(await readBytes(given));
  if ("problem" in read) throw usageError(`--json: what it was given ${read.problem}.`);
  if (!isObject(read.value)) throw usageError("--json must be a JSON object, in braces.");
  return { ...read.value };
}

async function readBytes(given: string): Promise<Buffer> {
  if (given === "-") return buffer(process.stdin);
  if (!given.startsWith("@")) return Buffer.from(given);
  const path = given.slice(1);
  return readFile(path).catch((error: unknown) => {
    throw new CliError(`--json: ${path} can't be read (${(error as NodeJS.ErrnoException).code}).`);
  });
}

/** Names are the document's, never `__proto__`. What `--json` holds is not touched: each object on the way is copied. */
function put(params: Params, [name, ...rest]: readonly string[], value: unknown): void {
  if (rest.length === 0) {
    params[name!] = value;
    return;
  }
  const inner = Object.hasOwn(params, name!) ? params[name!] : undefined;
  const copy = isObject(inner) ? { ...inner } : {};
  put(copy, rest, value);
  params[name!] = copy;
}
