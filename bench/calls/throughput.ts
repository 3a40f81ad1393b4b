import { FETCH_CHECKED, OFFICIAL, OURS, OURS_FETCH, OURS_NODE, peerNames, UNDICI } from "../peers/index.ts";
import { ratioOf, type Goal, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { BOTH, calls, columnsOf, meanCost, meanRate, rowOf } from "./both.ts";
import { startWorkerPool } from "./worker-pool.ts";

const ROUNDS = 9;
const CALLS = 2_000;
const WARM_UP = 4_000;
/** Before each round, unmeasured, so that each peer's connections are open: some close them within seconds. */
const OPENING = 300;

interface Rounds {
  cpu: number[];
  perSecond: number[];
}

/** CPU of a call and calls a second, with 50 in flight. */
export async function benchCalls(): Promise<Report> {
  const [gets, creates] = await measure();
  const rowsOf = (figure: keyof Rounds, mean: (values: number[]) => number): Table["rows"] =>
    peerNames.map((name, i) => {
      const values = [median(gets[i]![figure]), median(creates[i]![figure])];
      return rowOf(name, [...values, mean(values)]);
    });
  const cpu: Table = {
    title: "CPU of a call, 50 in flight",
    base: OFFICIAL,
    columns: columnsOf("µs", "lower"),
    rows: rowsOf("cpu", meanCost),
    note: `The client's process alone, all its threads; the median of ${ROUNDS} × ${CALLS.toLocaleString("en")} calls.`,
  };
  const throughput: Table = {
    title: "Calls a second, 50 in flight",
    base: OFFICIAL,
    columns: columnsOf("/s", "higher"),
    rows: rowsOf("perSecond", meanRate),
    note: "The server is another process, so the machine needs a second core for it.",
  };
  return { tables: [cpu, throughput], goals: goalsOf(cpu, throughput) };
}

async function measure(): Promise<[gets: Rounds[], creates: Rounds[]]> {
  const pool = await startWorkerPool("http");
  const results: Rounds[][] = [];
  for (const [, call] of calls) {
    const rounds = peerNames.map((): Rounds => ({ cpu: [], perSecond: [] }));
    for (const peer of peerNames) await pool.measure(peer, { measure: "burst", call, calls: WARM_UP });
    // Round by round, so that a busy moment of the machine hits all of them.
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, peer] of peerNames.entries()) {
        await pool.measure(peer, { measure: "burst", call, calls: OPENING });
        const { cpu, perSecond } = await pool.measure(peer, { measure: "burst", call, calls: CALLS });
        rounds[i]!.cpu.push(cpu);
        rounds[i]!.perSecond.push(perSecond);
      }
    }
    results.push(rounds);
  }
  await pool.stop();
  return [results[0]!, results[1]!];
}

function goalsOf(cpu: Table, throughput: Table): Goal[] {
  return [
    {
      what: "throughput, 50 in flight: node transport to the official SDK",
      measured: ratioOf(throughput, OURS_NODE, OFFICIAL, BOTH),
      unit: "×",
      is: "at least",
      limit: 3.3,
      stretch: 4.5,
    },
    {
      what: "CPU a call, 50 in flight: node transport to the official SDK",
      measured: ratioOf(cpu, OURS_NODE, OFFICIAL, BOTH),
      unit: "×",
      is: "at most",
      limit: 0.25,
      stretch: 0.2,
    },
    {
      what: "CPU a call, 50 in flight: node transport to undici.request",
      measured: ratioOf(cpu, OURS_NODE, UNDICI, BOTH),
      unit: "×",
      is: "at most",
      limit: 1.3,
    },
    {
      what: "throughput, 50 in flight: default import in Node to the official SDK",
      measured: ratioOf(throughput, OURS, OFFICIAL, BOTH),
      unit: "×",
      is: "at least",
      limit: 3.5,
    },
    {
      what: "throughput, 50 in flight: default import in Node to undici.request",
      measured: ratioOf(throughput, OURS, UNDICI, BOTH),
      unit: "×",
      is: "at least",
      limit: 1,
    },
    {
      what: "CPU a call, 50 in flight: default import in Node to undici.request",
      measured: ratioOf(cpu, OURS, UNDICI, BOTH),
      unit: "×",
      is: "at most",
      limit: 1,
    },
    {
      what: "throughput, 50 in flight: fetch build to the official SDK",
      measured: ratioOf(throughput, OURS_FETCH, OFFICIAL, BOTH),
      unit: "×",
      is: "at least",
      limit: 1,
    },
    {
      what: "CPU a call, 50 in flight: fetch build to fetch with the same checks",
      measured: ratioOf(cpu, OURS_FETCH, FETCH_CHECKED, BOTH),
      unit: "×",
      is: "at most",
      limit: 1.1,
    },
  ];
}
