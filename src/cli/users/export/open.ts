import { rm, stat } from "node:fs/promises";
import { isDeepStrictEqual } from "node:util";
import { CliError } from "../../cli-error.ts";
import type { Manifest } from "../manifest.ts";
import { formatOf } from "./formats/index.ts";
import { readJournal } from "./journal.ts";
import type { ExportOptions, ExportSubject } from "./options.ts";
import type { ExportPaths } from "./paths.ts";
import { exists } from "./publish.ts";
import { ExportWriter } from "./writer.ts";

/** An export that is under way. */
export interface UnfinishedExport {
  readonly writer: ExportWriter;
  readonly started_at: string;
  /** The number of times that it was gone on with, this one included. */
  readonly resumed: number;
}

/**
 * Begins an export, or finds the one that a run before left.
 *
 * @returns the manifest where all that is left to do is to put the file in its place
 * @throws {CliError} for a file that is in the way, and for an unfinished export of something else
 */
export async function openExport(
  paths: ExportPaths,
  options: ExportOptions,
): Promise<UnfinishedExport | { readonly done: Manifest }> {
  const subject = subjectOf(options);
  if (options.restart) await removeUnfinished(paths);
  const contents = await readJournal(paths.journal);
  if (contents) requireSame(paths, contents.header.subject, subject);
  if (contents?.done) return { done: contents.done };
  if (!options.force && (await exists(paths.out))) {
    throw new CliError(
      `${paths.out} exists, and is left as it is. Take another --out, or --force to replace it.`,
    );
  }
  const format = formatOf(options);
  if (contents) {
    const writer = await ExportWriter.reopen(paths, format, contents);
    return { writer, started_at: contents.header.started_at, resumed: contents.resumed + 1 };
  }
  await refuseOrphan(paths);
  const started_at = new Date().toISOString();
  const writer = await ExportWriter.create(paths, format, { journal: 1, subject, started_at });
  return { writer, started_at, resumed: 0 };
}

/** Removes what an unfinished export left. */
export async function removeUnfinished({ partial, journal }: ExportPaths): Promise<void> {
  await rm(journal, { force: true });
  await rm(partial, { force: true });
}

function subjectOf({ format, fields, query, project, rawCells, pseudonyms }: ExportOptions): ExportSubject {
  // As the journal gives it back.
  const subject = { format, fields, query, project, rawCells, pseudonymKey: pseudonyms?.fingerprint };
  return JSON.parse(JSON.stringify(subject)) as ExportSubject;
}

function requireSame({ journal }: ExportPaths, found: ExportSubject, wanted: ExportSubject): void {
  const names = Object.keys({ ...found, ...wanted }) as (keyof ExportSubject)[];
  const other = names.filter((name) => !isDeepStrictEqual(found[name], wanted[name]));
  if (other.length === 0) return;
  throw new CliError(
    `${journal} is that of an unfinished export with another ${other.join(", ")}. Run it as it was to finish it, ` +
      "take another --out, or throw it away with --restart.",
  );
}

/** A file of users that no journal vouches for may be someone's only copy. */
async function refuseOrphan({ partial, journal }: ExportPaths): Promise<void> {
  const found = await stat(partial).catch(() => undefined);
  if (!found || (found.isFile() && found.size === 0)) return;
  throw new CliError(
    `${partial} is there, and ${journal} isn't, so it can't be gone on with. ` +
      "Move it away, or throw it away with --restart.",
  );
}
