/** The files of an export. All are in one folder, as a rename can't cross to another file system. */
export interface ExportPaths {
  readonly out: string;
  /** Has the users so far; becomes `out`. */
  readonly partial: string;
  /** Tells how much of `partial` is good, and where to go on. */
  readonly journal: string;
  readonly manifest: string;
}

/** Names the files of an export. */
export function pathsOf(out: string): ExportPaths {
  return {
    out,
    partial: `${out}.partial`,
    journal: `${out}.journal`,
    manifest: manifestOf(out),
  };
}

/** The path of the manifest beside an export. */
export function manifestOf(out: string): string {
  return `${out}.manifest.json`;
}
