import type { Peer } from "../peers/peer.ts";
import { OFFICIAL, OURS_NODE, peerNames, type PeerName } from "../peers/index.ts";
import { ratioOf, type Report, type Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { BOTH, calls, columnsOf, meanCost, rowOf } from "./both.ts";
import { startWorkerPool, type WorkerPool } from "./worker-pool.ts";

const ROUNDS = 5;
const CALLS = 500;
const WARM_UP = 4_000;
/** Young objects fill one half of it before a first collection; a round of the most wasteful peer takes 60 MB. */
const FLAGS = ["--expose-gc", "--max-semi-space-size=1024", "--min-semi-space-size=1024"];

/** How much a call allocates, which the garbage collector has to clear away later. */
export async function benchAllocation(): Promise<Report> {
  const pool = await startWorkerPool("http", FLAGS);
  const rows: Table["rows"] = [];
  for (const name of peerNames) {
    const values: number[] = [];
    for (const [, call] of calls) values.push(await measure(pool, name, call));
    rows.push(rowOf(name, [...values, meanCost(values)]));
  }
  await pool.stop();
  const table: Table = {
    title: "Allocated by a call, 50 in flight",
    base: OFFICIAL,
    columns: columnsOf("KiB", "lower"),
    rows,
    note: "On the heap and in buffers, in a process whose young generation is so large that nothing is collected.",
  };
  const measured = ratioOf(table, OURS_NODE, OFFICIAL, BOTH);
  const what = "allocation a call: node transport to the official SDK";
  return { tables: [table], goals: [{ what, measured, unit: "×", is: "at most", limit: 0.35 }] };
}

async function measure(pool: WorkerPool, peer: PeerName, call: keyof Peer): Promise<number> {
  await pool.measure(peer, { measure: "burst", call, calls: WARM_UP });
  const sizes: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const { bytes, collections } = await pool.measure(peer, { measure: "allocation", call, calls: CALLS });
    if (collections === 0) sizes.push(bytes / 1024);
  }
  if (sizes.length === 0)
    throw new Error(`${peer}: in every round garbage was collected while it was counted.`);
  return median(sizes);
}
