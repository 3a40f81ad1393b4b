import { OFFICIAL, OURS } from "../peers/index.ts";
import { ratioOf, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { inUserProject } from "../user-project.ts";
import { compile, versionOf, writeProject, type Compiler, type Work } from "./compiler.ts";
import { NO_IMPORT, programs } from "./programs.ts";

const RUNS = 9;
const WALL = "time";

/** What five calls cost the compiler. What it counts is the same everywhere; its time is this machine's. */
export async function benchTypes(): Promise<Report> {
  const tables = await inUserProject((project) => {
    const folders = programs.map(([, text], i) => writeProject(project, i, text));
    return (["typescript", "typescript-7"] as const).map((compiler) => measure(compiler, folders));
  });
  const goals = tables.map((table): Report["goals"][number] => ({
    what: `${table.title}: time to the official SDK`,
    measured: ratioOf(table, OURS, OFFICIAL, WALL),
    unit: "×",
    is: "at most",
    limit: 0.7,
  }));
  return { tables, goals };
}

function measure(compiler: Compiler, folders: string[]): Table {
  const runs = folders.map((): Work[] => []);
  // Run by run, so that a busy moment of the machine hits all. The first only fills the disk's cache.
  for (let run = 0; run <= RUNS; run++) {
    for (const [i, folder] of folders.entries()) {
      const work = compile(compiler, folder);
      if (run > 0) runs[i]!.push(work);
    }
  }
  return {
    title: `Type-checking five calls with TypeScript ${versionOf(compiler)}`,
    base: OFFICIAL,
    columns: [
      { name: "instantiations", unit: "", better: "lower" },
      { name: "types", unit: "", better: "lower" },
      { name: WALL, unit: "ms", better: "lower" },
    ],
    rows: programs.map(([name], i) => ({
      name,
      floor: name === NO_IMPORT,
      values: (["instantiations", "types", "wall"] as const).map((figure) =>
        median(runs[i]!.map((work) => work[figure])),
      ),
    })),
    note: `Time is that of the whole command, the median of ${RUNS}.`,
  };
}
