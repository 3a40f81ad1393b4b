/** A line of the table: a runtime that ran the script, or one that isn't there. */
export type Row = { runtime: string; entry: string } & (
  | { missing: string }
  | {
      version: string;
      /** How many it ran. */
      steps: number;
      passed: number;
      /** What failed, in a sentence each. */
      problems: string[];
      time?: number;
      exit?: number;
    }
);

/** Prints the rows, and under them what failed. */
export function printTable(rows: Row[]): void {
  const head = ["runtime", "version", "entry", "steps", "time", "exit", ""];
  printLines([head, ...rows.map(cells)]);
  for (const row of rows) {
    if ("missing" in row) continue;
    for (const problem of row.problems) console.log(`\n${row.runtime}, ${row.entry}: ${problem}`);
  }
}

/** Prints lines of as many cells each, in columns. */
export function printLines(lines: readonly (readonly string[])[]): void {
  const widths = lines[0]!.map((_, column) => Math.max(...lines.map((line) => line[column]!.length)));
  for (const line of lines) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    );
  }
}

function cells(row: Row): string[] {
  if ("missing" in row) return [row.runtime, "", row.entry, "", "", "", `missing: ${row.missing}`];
  const { runtime, version, entry, steps, passed, problems, time, exit } = row;
  return [
    runtime,
    version,
    entry,
    `${passed}/${steps}`,
    show(time),
    show(exit),
    problems.length > 0 ? "FAILED" : "",
  ];
}

function show(milliseconds: number | undefined): string {
  return milliseconds === undefined ? "–" : `${Math.round(milliseconds)} ms`;
}
