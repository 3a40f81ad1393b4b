import { spawnSync } from "node:child_process";
import { examples } from "../examples.ts";
import { OFFICIAL, OURS_NODE } from "../peers/index.ts";
import { ratioOf, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { startServer } from "../server/start.ts";
import { inUserProject } from "../user-project.ts";
import { benchCommand } from "./command.ts";
import { benchMemory } from "./memory.ts";
import { programsFor, type Program } from "./programs.ts";

const RUNS = 15;
const COLUMNS = ["import + construct", "import + first answer", "whole process"];

/** How long it takes until a fresh process has a client, and its first answer. */
export async function benchStart(): Promise<Report> {
  const server = await startServer();
  const programs = programsFor(await server.open(), examples);
  const times = programs.map(() => COLUMNS.map((): number[] => []));
  const { memory, command } = await inUserProject((folder) => {
    // The first run only fills the disk's cache.
    for (let run = 0; run <= RUNS; run++) {
      for (const [i, program] of programs.entries()) {
        const result = time(folder, program);
        if (run > 0) for (const [column, value] of result.entries()) times[i]![column]!.push(value);
      }
    }
    return { memory: benchMemory(folder, programs), command: benchCommand(folder) };
  });
  await server.stop();
  const table: Table = {
    title: "From the start of a fresh process",
    base: OFFICIAL,
    columns: COLUMNS.map((name) => ({ name, unit: "ms", better: "lower" })),
    rows: programs.map(({ name }, i) => ({ name, values: times[i]!.map(median) })),
    note: `The median of ${RUNS} processes. The first two columns begin when Node itself has started.`,
  };
  const measured = (column: string): number => ratioOf(table, OURS_NODE, OFFICIAL, column);
  const goal = { unit: "×", is: "at most" } as const;
  return {
    tables: [table, ...memory.tables, ...command.tables],
    goals: [
      {
        what: "import + construct: node entry to the official SDK",
        measured: measured(COLUMNS[0]!),
        ...goal,
        limit: 0.2,
      },
      {
        what: "import + first answer: node entry to the official SDK",
        measured: measured(COLUMNS[1]!),
        ...goal,
        limit: 0.3,
      },
      ...memory.goals,
      ...command.goals,
    ],
  };
}

function time(folder: string, { name, make, call }: Program): number[] {
  // What createRequire needs is loaded by Node already.
  const code = `import { createRequire } from "node:module";
    const started = performance.now();
    ${make}
    const made = performance.now();
    ${call}
    const answered = performance.now();
    process.stdout.write(JSON.stringify([made - started, answered - started]), () => process.exit());`;
  const started = performance.now();
  const { stdout, stderr, status } = spawnSync(process.execPath, ["--input-type=module", "--eval", code], {
    cwd: folder,
    encoding: "utf8",
  });
  const whole = performance.now() - started;
  if (status !== 0) throw new Error(`${name} failed:\n${stderr}`);
  return [...(JSON.parse(stdout) as number[]), whole];
}
