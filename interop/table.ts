/** A line of the table. */
export interface Row {
  readonly name: string;
  readonly version: string;
  /** In milliseconds. */
  readonly time: number;
  /** What failed, if anything did. */
  readonly problem: string | undefined;
}

/** Prints the rows, and under them what failed. */
export function printTable(rows: readonly Row[]): void {
  const lines = [
    ["tool", "version", "time", ""],
    ...rows.map(({ name, version, time, problem }) => [
      name,
      version,
      `${(time / 1000).toFixed(1)} s`,
      problem === undefined ? "passed" : "FAILED",
    ]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((line) => line[column]!.length)));
  for (const line of lines)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]!))
        .join("  ")
        .trimEnd(),
    );
  for (const { name, problem } of rows) if (problem !== undefined) console.log(`\n${name}: ${problem}`);
}
