import { ratioOf, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { timeCommand } from "../time-command.ts";

const RUNS = 15;
const BARE = 'node -e ""';
const HELP = "stytch-fetch --help";
const SHELL = "stytch-fetch";

/** How long the command takes to begin, beside Node itself. */
export function benchCommand(folder: string): Report {
  const command = "node_modules/stytch-fetch/dist/cli.js";
  const rows: { name: string; args: string[] }[] = [
    { name: BARE, args: ["-e", ""] },
    { name: `${SHELL} --version`, args: [command, "--version"] },
    { name: HELP, args: [command, "--help"] },
    { name: `${SHELL} call users.create --help`, args: [command, "call", "users.create", "--help"] },
    { name: `${SHELL} errors duplicate_email`, args: [command, "errors", "duplicate_email"] },
  ];
  const times = rows.map((): number[] => []);
  // In turn, so that whatever else the machine does slows all of them down alike. The first only fills the disk's cache.
  for (let run = 0; run <= RUNS; run++) {
    for (const [i, { args }] of rows.entries()) {
      const milliseconds = timeCommand(folder, args);
      if (run > 0) times[i]!.push(milliseconds);
    }
  }
  const column = "whole process";
  const table: Table = {
    title: "The command, from the start of a fresh process to its end",
    base: BARE,
    columns: [{ name: column, unit: "ms", better: "lower" }],
    rows: rows.map(({ name }, i) => ({ name, values: [median(times[i]!)] })),
    note: `The median of ${RUNS} processes.`,
  };
  const help = table.rows.find(({ name }) => name === HELP)!.values[0]!;
  return {
    tables: [table],
    goals: [
      { what: "stytch-fetch --help", measured: help, unit: "ms", is: "at most", limit: 120 },
      {
        what: 'stytch-fetch --help to node -e ""',
        measured: ratioOf(table, HELP, BARE, column),
        unit: "×",
        is: "at most",
        limit: 2,
      },
    ],
  };
}
