import type { ExportSubject } from "./export/options.ts";

/** A page of an export: how it was asked for, and what it gave. */
export interface ManifestPage {
  /** The cursor that asked for it; null for the first page. */
  readonly cursor: string | null;
  readonly users: number;
  /** The checks of its lines, three bytes each, in base64. */
  readonly lines: string;
}

/** The account of an export, in the file beside it. */
export interface Manifest {
  readonly manifest: 1;
  /** The version of this package. */
  readonly version: string;
  /** The name of the file. */
  readonly file: string;
  readonly format: ExportSubject["format"];
  readonly project: string;
  /** null for all users; of an export with pseudonyms only that there was one. */
  readonly query: unknown;
  /** null for all fields. */
  readonly fields: readonly string[] | null;
  /** Whether cells of CSV are without the quotes against formulas. */
  readonly raw_cells: boolean;
  /** Tells the key of its pseudonyms from others, and nothing of it; null for an export without. */
  readonly pseudonym_key: string | null;
  readonly started_at: string;
  readonly finished_at: string;
  /** The number of times that it was gone on with after a stop. */
  readonly resumed: number;
  readonly users: UserCounts;
  readonly bytes: number;
  readonly sha256: string;
  /** The checks of the lines behind the last user. */
  readonly last_lines: string;
  readonly pages: readonly ManifestPage[];
}

/** The users of an export, counted. A workspace that tells no totals has null for what follows from them. */
export interface UserCounts {
  /** In the file. */
  readonly written: number;
  /** As the API told at the beginning and at the end. */
  readonly total_at_start: number | null;
  readonly total_at_end: number | null;
  /** Those that came while it ran, which are in the file, too. */
  readonly created_meanwhile: number;
  /** Those that went while it ran. They may be in the file. */
  readonly deleted_meanwhile: number | null;
  /** Those that the API gave twice, and the file has once. */
  readonly repeated: number;
  /** Those that the API counts, and never gave. */
  readonly missing: number | null;
}
