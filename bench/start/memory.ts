import { spawnSync } from "node:child_process";
import { OFFICIAL, OURS } from "../peers/index.ts";
import { ratioOf, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import type { Program } from "./programs.ts";

const RUNS = 5;
const MORE = 1_000;
const COLUMNS = ["import, and one client", "each further client"];

/** What a client keeps in memory before it is used. */
export function benchMemory(folder: string, programs: readonly Program[]): Report {
  const clients = programs.filter(({ construct }) => construct !== undefined);
  const rows = clients.map((program) => {
    const runs = Array.from({ length: RUNS }, () => measure(folder, program));
    return {
      name: program.name,
      values: COLUMNS.map((_, column) => median(runs.map((run) => run[column]!))),
    };
  });
  const table: Table = {
    title: "Memory of a client",
    base: OFFICIAL,
    columns: COLUMNS.map((name) => ({ name, unit: "KiB", better: "lower" })),
    rows,
    note: `The heap after garbage is collected, beyond that of an empty process; the median of ${RUNS}.`,
  };
  return {
    tables: [table],
    goals: COLUMNS.map((column) => ({
      what: `memory of a client, ${column}: to the official SDK`,
      measured: ratioOf(table, OURS, OFFICIAL, column),
      unit: "×",
      is: "at most",
      limit: 1,
    })),
  };
}

function measure(folder: string, { name, make, construct }: Program): number[] {
  const code = `import { createRequire } from "node:module";
    const used = async () => {
      for (let i = 0; i < 3; i++) { await new Promise((done) => setImmediate(done)); gc(); }
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      return (heapUsed + arrayBuffers) / 1024;
    };
    const empty = await used();
    ${make}
    const one = await used();
    const more = Array.from({ length: ${MORE} }, () => ${construct});
    const many = await used();
    process.stdout.write(JSON.stringify([one - empty, (many - one) / more.length]), () => process.exit());`;
  const args = ["--expose-gc", "--input-type=module", "--eval", code];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`);
  return JSON.parse(stdout) as number[];
}
