import { OFFICIAL, OURS_NODE, peerNames } from "../peers/index.ts";
import { ratioOf, type Goal, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { BOTH, calls, columnsOf, meanCost, rowOf } from "./both.ts";
import { startWorkerPool } from "./worker-pool.ts";
import { onOneCore } from "./one-core.ts";

const ROUNDS = 7;
const CALLS = 1_000;
const WARM_UP = 2_000;
const FIGURES = ["p50", "p99"] as const;

/** How long a call takes when nothing else happens: one after another. */
export async function benchLatency(): Promise<Report> {
  const { result, arranged } = await onOneCore(async () => [await measure("http"), await measure("https")]);
  const where = arranged ? "on one core" : "on as many cores as there are";
  const [plain, tls] = result.map((table) => ({
    ...table,
    note: `${table.note} Client and server ${where}.`,
  }));
  const goals = FIGURES.map((figure): Goal => ({
    what: `sequential latency, ${figure}: node transport to the official SDK`,
    measured: ratioOf(plain!, OURS_NODE, OFFICIAL, `${figure} ${BOTH}`),
    unit: "×",
    is: "at most",
    limit: figure === "p50" ? 0.4 : 0.3,
  }));
  return { tables: [plain!, tls!], goals };
}

async function measure(scheme: "http" | "https"): Promise<Table> {
  const pool = await startWorkerPool(scheme);
  // By peer, figure and call: the value of each round.
  const results = peerNames.map(() => ({ p50: [[], []] as number[][], p99: [[], []] as number[][] }));
  for (const [column, [, call]] of calls.entries()) {
    for (const peer of peerNames) await pool.measure(peer, { measure: "sequence", call, calls: WARM_UP });
    for (let round = 0; round < ROUNDS; round++) {
      for (const [i, peer] of peerNames.entries()) {
        const times = await pool.measure(peer, { measure: "sequence", call, calls: CALLS });
        for (const figure of FIGURES) results[i]![figure][column]!.push(times[figure]);
      }
    }
  }
  await pool.stop();
  return {
    title: `Latency, one call after another, ${scheme === "http" ? "plain" : "TLS"}`,
    base: OFFICIAL,
    columns: FIGURES.flatMap((figure) => columnsOf("µs", "lower", figure)),
    rows: peerNames.map((name, i) => {
      const values = FIGURES.map((figure) => results[i]![figure].map(median));
      return rowOf(
        name,
        values.flatMap((value) => [...value, meanCost(value)]),
      );
    }),
    note: `On loopback; the median of ${ROUNDS} rounds of ${CALLS.toLocaleString("en")} calls.`,
  };
}
