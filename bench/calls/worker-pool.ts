import { fork, type ChildProcess, type ForkOptions } from "node:child_process";
import { request } from "../ipc.ts";
import { examples } from "../examples.ts";
import { peerNames, type PeerName } from "../peers/index.ts";
import { startServer, type BenchServer } from "../server/start.ts";
import type { Measures } from "./measures.ts";
import type { Connection, Order } from "./worker.ts";

/** A worker for each peer, and the server that they call, each worker at a port of its own. */
export interface WorkerPool {
  measure<Name extends keyof Measures>(
    peer: PeerName,
    order: Order & { measure: Name },
  ): Promise<Awaited<ReturnType<Measures[Name]>>>;
  /** How many connections a peer has opened so far. */
  connections(peer: PeerName): Promise<number>;
  stop(): Promise<void>;
}

interface Member {
  worker: ChildProcess;
  url: string;
}

/** @param flags of Node, for the workers */
export async function startWorkerPool(scheme: "http" | "https", flags: string[] = []): Promise<WorkerPool> {
  const server = await startServer(scheme);
  const options: ForkOptions = {
    execArgv: [...process.execArgv, ...flags],
    env: { ...process.env, ...(server.certificate && { NODE_EXTRA_CA_CERTS: server.certificate }) },
  };
  const members = new Map<PeerName, Member>();
  for (const peer of peerNames) members.set(peer, await startMember(peer, server, options));
  return {
    measure: (peer, order) => request(members.get(peer)!.worker, order),
    connections: (peer) => server.count(members.get(peer)!.url),
    stop: async () => {
      for (const { worker } of members.values()) worker.kill();
      await server.stop();
    },
  };
}

async function startMember(peer: PeerName, server: BenchServer, options: ForkOptions): Promise<Member> {
  const url = await server.open();
  const worker = fork(new URL("worker.ts", import.meta.url), options);
  await request(worker, { measure: "connect", peer, url, examples } satisfies Connection);
  return { worker, url };
}
