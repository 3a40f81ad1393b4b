import { setTimeout as sleep } from "node:timers/promises";
import { OURS_NODE, peerNames, type PeerName } from "../peers/index.ts";
import { valueOf, type Report, type Table } from "../report/report.ts";
import { startWorkerPool, type WorkerPool } from "./worker-pool.ts";

const BACK_TO_BACK = "10 back-to-back calls";
const APART = "3 calls 4.5 s apart";

/** How many connections are opened, as the server counts them. In real life each is a TLS handshake. */
export async function benchConnections(): Promise<Report> {
  const pool = await startWorkerPool("http");
  const rows = await Promise.all(peerNames.map(async (name) => ({ name, values: await count(pool, name) })));
  await pool.stop();
  const table: Table = {
    title: "Connections opened",
    columns: [BACK_TO_BACK, APART].map((name) => ({ name, unit: "", better: "lower" })),
    rows,
    note: "The server keeps connections and, like most load balancers, doesn't say how long.",
  };
  const goal = { unit: "", is: "at most" } as const;
  return {
    tables: [table],
    goals: [
      {
        what: `connections opened by ${BACK_TO_BACK}: node transport`,
        measured: valueOf(table, OURS_NODE, BACK_TO_BACK),
        ...goal,
        limit: 1,
      },
      {
        what: `connections opened by ${APART}: node transport`,
        measured: valueOf(table, OURS_NODE, APART),
        ...goal,
        limit: 0,
      },
    ],
  };
}

async function count(pool: WorkerPool, peer: PeerName): Promise<number[]> {
  const before = await pool.connections(peer);
  await pool.measure(peer, { measure: "sequence", call: "get", calls: 10 });
  const between = await pool.connections(peer);
  for (let i = 0; i < 3; i++) {
    await sleep(4_500);
    await pool.measure(peer, { measure: "sequence", call: "get", calls: 1 });
  }
  return [between - before, (await pool.connections(peer)) - between];
}
