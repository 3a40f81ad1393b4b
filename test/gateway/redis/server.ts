import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { eventually } from "../../clock.ts";

/** Whether this machine has Redis. Where it hasn't, the tests that need one are skipped, and say so. */
export const hasRedis = spawnSync("redis-server", ["--version"]).status === 0;

/** A real Redis, on a port and in a folder of its own. */
export interface RedisServer {
  readonly port: number;
  readonly url: string;
  /** Starts it, again after it was killed, with nothing that it knew. */
  start(): Promise<void>;
  /** Ends it at once, as a crash does. */
  kill(): Promise<void>;
  /** Has it answer nothing, its connections still open, until it may go on. */
  pause(): void;
  goOn(): void;
}

/** Starts a Redis for the test that runs. */
export async function startRedis(...options: string[]): Promise<RedisServer> {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), "redis-"));
  let process: ChildProcess | undefined;

  const server: RedisServer = {
    port,
    url: `redis://127.0.0.1:${port}`,
    async start() {
      const settings = ["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--dir", folder];
      process = spawn("redis-server", [...settings, ...options], { stdio: "ignore" });
      await eventually(() => reach(port));
    },
    async kill() {
      const running = process;
      process = undefined;
      if (!running) return;
      const ended = once(running, "exit");
      running.kill("SIGKILL");
      await ended;
    },
    pause: () => void process?.kill("SIGSTOP"),
    goOn: () => void process?.kill("SIGCONT"),
  };
  onTestFinished(async () => {
    await server.kill();
    rmSync(folder, { recursive: true });
  });
  await server.start();
  return server;
}

/** A port that nothing listens on. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function reach(port: number): Promise<void> {
  const socket = connect(port, "127.0.0.1");
  try {
    await once(socket, "connect");
  } finally {
    socket.destroy();
  }
}
