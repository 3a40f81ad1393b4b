import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, rmSync, writeSync } from "node:fs";
import { parseObject } from "../../../json.ts";
import type { Result } from "./row.ts";

/** The marks by which one import is told from another: the file's bytes, the project, and how the file is read. */
export interface JournalHeader {
  readonly sha256: string;
  readonly project: string;
  readonly from: string;
  readonly update: boolean;
}

/**
 * The results of an import so far, kept in a file, so that the import can go on after the process was killed.
 * Each line is written in one piece before the next call: what was written outlives the process.
 */
export interface Journal {
  /** The rows that are done, by line. Those that failed aren't: they are tried again. */
  readonly finished: ReadonlyMap<number, Result>;
  /** The lines of rows that were begun, and of which nobody knows whether they were done. */
  readonly begun: ReadonlySet<number>;
  /** Notes that a user is about to be made. */
  begin(line: number): void;
  finish(result: Result): void;
  close(): void;
  remove(): void;
}

/** The file in which an import notes what it has done. */
export function journalPath(file: string): string {
  return `${file}.import-journal`;
}

/**
 * Opens the journal of an import. That of another import, as of a file that was changed since, is begun anew: whoever was
 * made by it is found as there already.
 */
export function openJournal(path: string, header: JournalHeader): Journal {
  const first = JSON.stringify({ stytch_fetch_import: 1, ...header });
  const text = existsSync(path) ? readFileSync(path, "utf8") : "";
  const lines = text.split("\n");
  const isOwn = lines[0] === first && lines.length > 1;
  const { finished, begun } = readEntries(isOwn ? lines.slice(1) : []);
  let file: number | undefined;
  let place = 0;

  /** Only where there is something to note: a dry run leaves what there is. */
  function open(): number {
    if (isOwn) {
      // A line that the end of the process cut off is written over.
      place = Buffer.byteLength(text.slice(0, text.lastIndexOf("\n") + 1));
      const own = openSync(path, "r+");
      ftruncateSync(own, place);
      return own;
    }
    const own = openSync(path, "w", 0o600);
    place = writeSync(own, `${first}\n`, 0);
    return own;
  }

  function append(line: string): void {
    file ??= open();
    place += writeSync(file, `${line}\n`, place);
  }

  return {
    finished,
    begun,
    begin: (line) => append(JSON.stringify({ begun: line })),
    finish: (result) => append(JSON.stringify(result)),
    close: () => {
      if (file !== undefined) closeSync(file);
      file = undefined;
    },
    remove: () => rmSync(path, { force: true }),
  };
}

function readEntries(lines: readonly string[]): { finished: Map<number, Result>; begun: Set<number> } {
  const finished = new Map<number, Result>();
  const begun = new Set<number>();
  for (const line of lines) {
    const entry = parseObject(line) as ({ begun: number } & Partial<Result>) | undefined;
    if (!entry) continue;
    if (entry.line === undefined) begun.add(entry.begun);
    else if (entry.outcome === "failed") finished.delete(entry.line);
    else finished.set(entry.line, entry as Result);
  }
  for (const line of finished.keys()) begun.delete(line);
  return { finished, begun };
}
