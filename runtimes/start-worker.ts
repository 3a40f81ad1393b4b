import { spawn, type ChildProcess } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

/** A Worker that answers on a port of loopback. */
export interface Worker {
  readonly port: number;
  readonly stop: () => void;
}

/** Starts a Worker, by its configuration in the project. */
export async function startWorker(binary: string, project: string, name: string): Promise<Worker> {
  const args = ["serve", `${name}.capnp`, "--control-fd=3"];
  const child = spawn(binary, args, { cwd: project, stdio: ["ignore", "ignore", "ignore", "pipe"] });
  const stop = (): void => void child.kill("SIGKILL");
  try {
    return { port: await readPort(child), stop };
  } catch (error) {
    stop();
    throw error;
  }
}

/** The port that workerd listens on: it tells on a pipe of its own. */
async function readPort({ stdio }: ChildProcess): Promise<number> {
  for await (const line of createInterface(stdio[3] as Readable)) {
    const { event, port } = JSON.parse(line) as { event: string; port: number };
    if (event === "listen") return port;
  }
  throw new Error("workerd didn't start.");
}
