import { printLines } from "../table.ts";

/** A line of the table. */
export interface Row {
  readonly setUp: string;
  readonly run: string;
  readonly versions: string;
  /** That the machine lacks what it runs on. */
  readonly missing: boolean;
  /** In milliseconds. */
  readonly time: number;
  /** The transports that its requests came by. */
  readonly arrived: string;
  readonly problem: string | undefined;
}

/** Prints the rows, and under them what failed. */
export function printTable(rows: readonly Row[]): void {
  const head = ["set-up", "run", "requests by", "time", ""];
  printLines([head, ...rows.map(cells)]);
  const versions = new Set(rows.map((row) => `${row.setUp}: ${row.versions}`));
  console.log(`\n${[...versions].join("\n")}`);
  for (const { setUp, run, problem } of rows)
    if (problem !== undefined) console.log(`\n${setUp}, ${run}: ${problem}`);
}

function cells({ setUp, run, missing, time, arrived, problem }: Row): string[] {
  const result = problem === undefined ? "passed" : missing ? "missing" : "FAILED";
  return [setUp, run, arrived, `${(time / 1000).toFixed(1)} s`, result];
}
