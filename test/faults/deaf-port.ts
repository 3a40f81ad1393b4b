// A port that takes no connections: they are neither made nor refused, as behind a firewall.
import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/** The thread listens and then stands still, so that nobody takes what comes. */
const thread = `
  const { createServer } = require("node:net");
  const { parentPort, workerData } = require("node:worker_threads");
  const server = createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    parentPort.postMessage(server.address().port);
    Atomics.wait(new Int32Array(workerData), 0, 0);
    process.exit();
  });`;

export interface DeafPort {
  port: number;
  close: () => Promise<void>;
}

/** Opens one. The system takes as many connections by itself as its queue holds: these are made here. */
export async function openDeafPort(): Promise<DeafPort> {
  const gate = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(thread, { eval: true, workerData: gate.buffer });
  const port = await new Promise<number>((resolve) => worker.once("message", resolve));
  const queued: Socket[] = [];
  while (await isTaken(port, queued));
  return {
    port,
    async close() {
      queued.forEach((socket) => socket.destroy());
      const ended = new Promise((resolve) => worker.once("exit", resolve));
      Atomics.store(gate, 0, 1);
      Atomics.notify(gate, 0);
      await ended;
    },
  };
}

async function isTaken(port: number, queued: Socket[]): Promise<boolean> {
  const socket = connect(port, "127.0.0.1").on("error", () => {});
  queued.push(socket);
  await Promise.race([once(socket, "connect"), sleep(300)]);
  // On a busy machine the pause may end before anybody has looked.
  await new Promise(setImmediate);
  return !socket.connecting;
}
