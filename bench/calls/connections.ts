import { setTimeout as sleep } from "node:timers/promises";
import { OURS_NODE, peerNames, type PeerName } from "../peers/index.ts";
import { valueOf, type Report, type Table } from "../report/report.ts";
import { startCrew, type Crew } from "./crew.ts";

const BACK_TO_BACK = "10 back-to-back calls";
const APART = "3 calls 4.5 s apart";

/** How many connections are opened, as the server counts them. In real life each is a TLS handshake. */
export async function benchConnections(): Promise<Report> {
  const crew = await startCrew("http");
  const rows = await Promise.all(peerNames.map(async (name) => ({ name, values: await count(crew, name) })));
  await crew.stop();
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

async function count(crew: Crew, peer: PeerName): Promise<number[]> {
  const before = await crew.connections(peer);
  await crew.measure(peer, { measure: "sequence", call: "get", calls: 10 });
  const between = await crew.connections(peer);
  for (let i = 0; i < 3; i++) {
    await sleep(4_500);
    await crew.measure(peer, { measure: "sequence", call: "get", calls: 1 });
  }
  return [between - before, (await crew.connections(peer)) - between];
}
