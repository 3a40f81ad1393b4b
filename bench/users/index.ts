import { fork, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { request } from "../ipc.ts";
import { projectId, secret } from "../peers/peer.ts";
import { ratioOf, valueOf, type Column, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { inUserProject } from "../user-project.ts";
import { LOOP, OURS_EXPORT, programs, type ExportProgram } from "./programs.ts";
import type { Fill } from "./server.ts";

const FEW = 10_000;
const MANY = 100_000;
const RUNS = 3;
const FAILING = 0.2;

const TIME = `time for ${MANY.toLocaleString("en")}`;
const CPU = `CPU for ${MANY.toLocaleString("en")}`;
const PEAKS = [FEW, MANY].map((users) => `peak memory for ${users.toLocaleString("en")}`);
const SAVED = `users saved of ${FEW.toLocaleString("en")}, where ${FAILING * 100} % of calls fail`;

/** All users of a project, written to a file: by our command, and by a loop over the official SDK's pages. */
export async function benchUsers(): Promise<Report> {
  return inUserProject(async (folder) => {
    const few = await measure(folder, { users: FEW, failing: 0 });
    const many = await measure(folder, { users: MANY, failing: 0 });
    const failing = await measure(folder, { users: FEW, failing: FAILING });
    const table: Table = {
      title: "An export of all users",
      base: LOOP,
      columns: [lower(TIME, "s"), lower(CPU, "s"), ...PEAKS.map((name) => lower(name, "MB")), saved],
      rows: programs.map(({ name }, i) => ({
        name,
        values: [many[i]!.seconds, many[i]!.cpu, few[i]!.megabytes, many[i]!.megabytes, failing[i]!.users],
      })),
      note: `A process from its start to its end; the median of ${RUNS}. Pages of 1,000, without the pace of the API's limit.`,
    };
    return { tables: [table], goals: goalsOf(table) };
  });
}

const saved: Column = { name: SAVED, unit: "", better: "higher" };

function goalsOf(table: Table): Report["goals"] {
  const [few, many] = PEAKS.map((column) => valueOf(table, OURS_EXPORT, column));
  return [
    {
      what: "export: peak memory for ten times the users",
      measured: many! / few!,
      unit: "×",
      is: "at most",
      limit: 1.3,
    },
    {
      what: `export: ${SAVED}`,
      measured: valueOf(table, OURS_EXPORT, SAVED),
      unit: "",
      is: "at least",
      limit: FEW,
    },
    {
      what: "export: time to the official SDK's loop",
      measured: ratioOf(table, OURS_EXPORT, LOOP, TIME),
      unit: "×",
      is: "at most",
      limit: 1,
    },
  ];
}

interface Measured {
  readonly seconds: number;
  readonly cpu: number;
  readonly megabytes: number;
  readonly users: number;
}

/** Has each program export the same users, in rounds. */
async function measure(folder: string, fill: Fill): Promise<Measured[]> {
  const server = fork(new URL("server.ts", import.meta.url));
  try {
    const url = await request<string>(server, fill);
    const rounds: Measured[][] = [];
    for (let run = 0; run < RUNS; run++) {
      const round: Measured[] = [];
      for (const program of programs) round.push(await runProgram(folder, url, program));
      rounds.push(round);
    }
    return programs.map((_, i) => {
      const of = (value: (measured: Measured) => number): number =>
        median(rounds.map((round) => value(round[i]!)));
      return {
        seconds: of(({ seconds }) => seconds),
        cpu: of(({ cpu }) => cpu),
        megabytes: of(({ megabytes }) => megabytes),
        users: of(({ users }) => users),
      };
    });
  } finally {
    server.kill();
  }
}

/** Tells at its end what a process has used. */
const METER = `data:text/javascript,${encodeURIComponent(`
  import { writeFileSync } from "node:fs";
  process.on("exit", () => {
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
    writeFileSync(process.env.BENCH_USAGE, JSON.stringify({ megabytes: maxRSS / 1024, cpu: (userCPUTime + systemCPUTime) / 1e6 }));
  });`)}`;

async function runProgram(folder: string, url: string, { args }: ExportProgram): Promise<Measured> {
  const out = join(folder, "users.jsonl");
  const usage = join(folder, "usage.json");
  for (const end of ["", ".partial", ".journal", ".manifest.json"]) rmSync(out + end, { force: true });
  const started = performance.now();
  const child = spawn(process.execPath, ["--import", METER, ...args(url, out)], {
    cwd: folder,
    stdio: "ignore",
    env: {
      PATH: process.env["PATH"],
      STYTCH_PROJECT_ID: projectId,
      STYTCH_SECRET: secret,
      STYTCH_BASE_URL: url,
      BENCH_USAGE: usage,
    },
  });
  await once(child, "close");
  const seconds = (performance.now() - started) / 1_000;
  const { megabytes, cpu } = JSON.parse(readFileSync(usage, "utf8")) as Omit<Measured, "users" | "seconds">;
  return { seconds, cpu, megabytes, users: countLines(out) };
}

function countLines(path: string): number {
  return existsSync(path) ? readFileSync(path, "utf8").split("\n").length - 1 : 0;
}

function lower(name: string, unit: string): Column {
  return { name, unit, better: "lower" };
}
