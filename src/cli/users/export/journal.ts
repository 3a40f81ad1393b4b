import { open, readFile, type FileHandle } from "node:fs/promises";
import { CliError } from "../../cli-error.ts";
import type { Manifest } from "../manifest.ts";
import { openNew } from "./partial-file.ts";
import type { ExportSubject } from "./options.ts";

/** The first line of a journal. */
export interface JournalHeader {
  readonly journal: 1;
  readonly subject: ExportSubject;
  readonly started_at: string;
}

/** A page that the partial file holds whole. */
export interface PageEntry {
  /** The place of the next page; null behind the last. */
  readonly cursor: string | null;
  /** The users of this page that weren't there yet, and those that were. */
  readonly rows: number;
  readonly repeated: number;
  /** The number of users that the API told; -1 if it tells none. */
  readonly total: number;
  /** Marks what was found in the last look, behind the walk's end. */
  readonly late?: true;
  /** The length of the partial file, and its hash. */
  readonly bytes: number;
  readonly sha256: string;
  /** The hashes of the ids, and the checks of the lines, in base64. */
  readonly ids: string;
  readonly checks: string;
}

/** The last line: the file is whole, and only has to be put in its place. */
export interface DoneEntry {
  readonly done: Manifest;
}

/** A moment at which an export that had stopped went on. */
export interface ResumeEntry {
  readonly resumed_at: string;
}

/** A journal's lines, read. */
export interface JournalContents {
  readonly header: JournalHeader;
  readonly pages: readonly PageEntry[];
  /** The number of times that the export went on. */
  readonly resumed: number;
  readonly done?: Manifest | undefined;
}

type Entry = PageEntry | ResumeEntry | DoneEntry;

/**
 * The record of what an unfinished export has, an object of JSON on each line. A line is written when the disk has
 * what it tells of, so that after a kill or a power failure the two agree.
 */
export class Journal {
  readonly #file: FileHandle;

  private constructor(file: FileHandle) {
    this.#file = file;
  }

  static async create(path: string, header: JournalHeader): Promise<Journal> {
    const journal = new Journal(await openNew(path));
    await journal.append(header);
    return journal;
  }

  /** Opens a journal behind its last whole line. */
  static async reopen(path: string): Promise<Journal> {
    const bytes = await readFile(path);
    const file = await open(path, "r+");
    await file.truncate(bytes.lastIndexOf("\n") + 1);
    await file.close();
    return new Journal(await open(path, "a"));
  }

  async append(entry: JournalHeader | Entry): Promise<void> {
    await this.#file.appendFile(`${JSON.stringify(entry)}\n`);
    await this.#file.datasync();
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}

/**
 * Reads a journal, but for a last line that a kill cut off.
 *
 * @returns nothing where there is none, or not even its first line
 * @throws {CliError} for what isn't a journal
 */
export async function readJournal(path: string): Promise<JournalContents | undefined> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return "";
    throw error;
  });
  const [header, ...entries] = parseLines(path, text.split("\n").slice(0, -1));
  if (header === undefined) return undefined;
  if ((header as Partial<JournalHeader>).journal !== 1) throw foreign(path);
  const pages = entries.filter((entry): entry is PageEntry => "cursor" in entry);
  const resumed = entries.filter((entry) => "resumed_at" in entry).length;
  const last = entries.at(-1);
  return {
    header: header,
    pages,
    resumed,
    ...(last && "done" in last && { done: last.done }),
  };
}

function parseLines(path: string, lines: readonly string[]): [JournalHeader?, ...Entry[]] {
  try {
    return lines.map((line) => JSON.parse(line) as Entry) as unknown as [JournalHeader?, ...Entry[]];
  } catch {
    throw foreign(path);
  }
}

function foreign(path: string): CliError {
  return new CliError(`${path} isn't the journal of an export. Move it away, or begin anew with --restart.`);
}
