import { BOTH, meanCost, meanRate } from "../calls/both.ts";
import type { Goal, Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { BARE, servers, SESSION, TOKEN, type ServerName } from "./servers.ts";
import { METHODS, withStage } from "./stage.ts";

const ROUNDS = 11;
const CALLS = 1_500;
const WARM_UP = 3_000;

const names = Object.keys(servers) as ServerName[];

/** The calls a second that a server carries, 50 in flight, and the processor time of each. */
export async function measureThroughput(): Promise<{ tables: Table[]; goals: Goal[] }> {
  const measured = await measure();
  const columns = (unit: string, better: "lower" | "higher"): Table["columns"] =>
    [...METHODS, BOTH].map((name) => ({ name, unit, better, detail: name !== BOTH }));
  const rows = (figure: "cpu" | "perSecond", mean: (values: number[]) => number): Table["rows"] =>
    names.map((name) => {
      const values = METHODS.map((method) => median(measured[figure][`${method} ${name}`]!));
      return { name, values: [...values, mean(values)], floor: name === BARE };
    });
  const cpu: Table = {
    title: "CPU of a call through a server",
    base: BARE,
    columns: columns("µs", "lower"),
    rows: rows("cpu", meanCost),
    note: `The server's process alone, all its threads; the median of ${ROUNDS} × ${CALLS.toLocaleString("en")} calls, 50 in flight.`,
  };
  const throughput: Table = {
    title: "Calls a second through a server, 50 in flight",
    base: BARE,
    columns: columns("/s", "higher"),
    rows: rows("perSecond", meanRate),
    note: "Who calls and the API are a process each, so the machine needs a second core for them. The goals are for the median of the rounds' ratios.",
  };
  const goals = ([TOKEN, SESSION] as const).map((name): Goal => ({
    what: `throughput, 50 in flight: ${name} to the same server by hand`,
    measured: median(pairRounds(measured.perSecond, name)),
    unit: "×",
    is: "at least",
    limit: 0.7,
  }));
  return { tables: [throughput, cpu], goals };
}

type Rounds = Record<string, number[]>;

/** A server's rate to that of the one by hand, round by round: what slows the machine down for a while slows both. */
function pairRounds(perSecond: Rounds, name: ServerName): number[] {
  const rate = (of: ServerName, round: number): number =>
    meanRate(METHODS.map((method) => perSecond[`${method} ${of}`]![round]!));
  return Array.from({ length: ROUNDS }, (_, round) => rate(name, round) / rate(BARE, round));
}

function measure(): Promise<{ cpu: Rounds; perSecond: Rounds }> {
  return withStage(async (stage) => {
    const [cpu, perSecond]: [Rounds, Rounds] = [{}, {}];
    for (const method of METHODS) {
      for (const name of names) await stage.measure("burst", name, method, WARM_UP);
      // Round by round, so that a busy moment of the machine hits all of them.
      for (let round = 0; round < ROUNDS; round++) {
        for (const name of names) {
          const before = await stage.cpu(name);
          const burst = await stage.measure("burst", name, method, CALLS);
          const after = await stage.cpu(name);
          (cpu[`${method} ${name}`] ??= []).push((after - before) / CALLS);
          (perSecond[`${method} ${name}`] ??= []).push(burst.perSecond);
        }
      }
    }
    return { cpu, perSecond };
  });
}
