import { open, stat } from "node:fs/promises";
import { extname } from "node:path";
import { CliError, usageError } from "../../cli-error.ts";
import { readHashConfig, readHashes } from "../foreign/hash-files.ts";
import { systems } from "../foreign/read-foreign.ts";
import type { ForeignOptions, ReadForeign } from "../foreign/options.ts";
import { suggest } from "../../../nearest.ts";
import { readChunks } from "./lines.ts";
import { readNative } from "./native.ts";
import { readNativeCells } from "./native-cells.ts";
import { readCSV } from "./read-csv.ts";
import { readJSON } from "./read-json.ts";
import { readJSONL } from "./read-jsonl.ts";
import type { Row, RowContent, Value } from "./row.ts";

/** The options that say what a file has. */
export interface SourceFlags {
  readonly from?: string;
  readonly hashes?: string;
  readonly hashConfig?: string;
  readonly privateMetadata?: string;
  readonly rawCells?: true;
}

/** A file of users that can be read more than once. */
export interface Source {
  /** The system that the users are of, and the options that say what is read of them. */
  readonly from: string;
  readonly rows: () => AsyncIterable<Row>;
}

type Form = "jsonl" | "json" | "csv";

const READERS = { jsonl: readJSONL, json: readJSON, csv: readCSV } as const;
const ENDINGS: Readonly<Record<string, Form>> = { ".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv" };
/** The beginning of a document that is an object with a list in it, and no line of JSON by lines. */
const DOCUMENT = /^\s*\{\s*"(?:kind"\s*:\s*"[^"]*"\s*,\s*")?(?:users|Users|data)"\s*:\s*\[/;
const HEAD = 4096;

/**
 * Finds out how a file of users is to be read.
 *
 * @throws {CliError} for a file that isn't there, or can't be read twice, and for options that don't go with one another
 */
export async function openSource(path: string, flags: SourceFlags): Promise<Source> {
  const { from = "stytch" } = flags;
  const foreign = await readForeignOptions(from, flags);
  const form = await findForm(path);
  const read = chooseReader(from, form, foreign, !!flags.rawCells);
  const { hashes, hashConfig, privateMetadata, rawCells } = flags;
  const named = [from, hashes, hashConfig, privateMetadata, rawCells]
    .filter((each) => each !== undefined)
    .join(" ");
  return { from: named, rows: () => mapRows(READERS[form](readChunks(path), from === "cognito"), read) };
}

function chooseReader(
  from: string,
  form: Form,
  options: ForeignOptions,
  rawCells: boolean,
): (value: unknown) => RowContent {
  if (from === "stytch") return form === "csv" ? (value) => readNativeCells(value, rawCells) : readNative;
  const read: ReadForeign = systems[from as keyof typeof systems];
  return (value) => read(value, options);
}

async function readForeignOptions(from: string, flags: SourceFlags): Promise<ForeignOptions> {
  if (from !== "stytch" && !Object.hasOwn(systems, from)) {
    const names = Object.keys(systems);
    throw usageError(
      `--from must be one of ${names.join(", ")}, not ${JSON.stringify(from)}.${suggest(from, names)}`,
    );
  }
  requireSystem("--hashes", flags.hashes, from, "auth0");
  requireSystem("--hash-config", flags.hashConfig, from, "firebase");
  requireSystem("--private-metadata", flags.privateMetadata, from, "clerk");
  return {
    privateMetadata: flags.privateMetadata,
    hashes: flags.hashes === undefined ? undefined : await readHashes(flags.hashes),
    hashConfig: flags.hashConfig === undefined ? undefined : await readHashConfig(flags.hashConfig),
  };
}

function requireSystem(flag: string, value: string | undefined, from: string, system: string): void {
  if (value !== undefined && from !== system) throw usageError(`${flag} goes with --from ${system} alone.`);
}

/** By the file's name, else by how it begins. */
async function findForm(path: string): Promise<Form> {
  const head = await readHead(path);
  const named = ENDINGS[extname(path).toLowerCase()];
  if (named !== undefined) return named;
  const first = head.replace(/^\uFEFF/, "").trimStart()[0];
  if (first === "[" || DOCUMENT.test(head.replace(/^\uFEFF/, ""))) return "json";
  return first === "{" || first === undefined ? "jsonl" : "csv";
}

async function readHead(path: string): Promise<string> {
  try {
    if (!(await stat(path)).isFile()) throw new CliError(`${path} is no ordinary file, and is read twice.`);
    const file = await open(path);
    try {
      const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0);
      return buffer.subarray(0, bytesRead).toString("utf8");
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof CliError) throw error;
    const { code = "unknown error" } = error as NodeJS.ErrnoException;
    throw new CliError(code === "ENOENT" ? `There is no file ${path}.` : `${path} can't be read (${code}).`);
  }
}

async function* mapRows(
  values: AsyncIterable<Value>,
  read: (value: unknown) => RowContent,
): AsyncGenerator<Row> {
  for await (const value of values) {
    yield "problem" in value ? value : { line: value.line, ...read(value.value) };
  }
}
