import { basename } from "node:path";
import { VERSION } from "../../../version.ts";
import type { Manifest } from "../manifest.ts";
import type { ExportOptions } from "./options.ts";
import type { ExportPaths } from "./paths.ts";
import type { ExportWriter } from "./writer.ts";

/** A query may name people. */
const HIDDEN = "not told, as it may name people";

/** Writes the account of an export whose file is whole. */
export function makeManifest(
  { format, project, query, fields, rawCells, pseudonyms }: ExportOptions,
  { out }: ExportPaths,
  { counts, file, pages }: ExportWriter,
  { started_at, resumed, last_lines }: Pick<Manifest, "started_at" | "resumed" | "last_lines">,
): Manifest {
  return {
    manifest: 1,
    version: VERSION,
    file: basename(out),
    format,
    project,
    query: pseudonyms && query ? HIDDEN : (query ?? null),
    fields: fields ?? null,
    raw_cells: rawCells,
    pseudonym_key: pseudonyms?.fingerprint ?? null,
    started_at,
    finished_at: new Date().toISOString(),
    resumed,
    users: counts,
    bytes: file.bytes,
    sha256: file.sha256,
    pages: pages.map(({ rows, checks }, i) => ({
      cursor: pages[i - 1]?.cursor ?? null,
      users: rows,
      lines: checks,
    })),
    last_lines,
  };
}
