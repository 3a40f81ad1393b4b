import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Redis } from "ioredis";

/** A Redis of the bench's own, on loopback, that keeps nothing on disk. */
export interface RedisServer {
  /** Opens a connection that is made once: what is cut stays cut. */
  connect(): Promise<Redis>;
  /** Ends it as a machine that is switched off does. */
  kill(): Promise<void>;
}

/** Starts `redis-server`, or gives nothing where it isn't installed. */
export async function startRedis(): Promise<RedisServer | undefined> {
  const folder = mkdtempSync(join(tmpdir(), "stytch-fetch-redis-"));
  const port = await freePort();
  const options = { port, bind: "127.0.0.1", save: "", appendonly: "no", dir: folder };
  const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn("redis-server", args, { stdio: ["ignore", "pipe", "ignore"] });
  process.once("exit", () => child.kill("SIGKILL"));
  const isReady = await waitUntilReady(child);
  if (!isReady) {
    rmSync(folder, { recursive: true });
    return undefined;
  }
  return {
    async connect() {
      const once = { retryStrategy: () => null, maxRetriesPerRequest: 0, lazyConnect: true };
      const connection = new Redis({ host: "127.0.0.1", port, ...once });
      connection.on("error", () => {});
      await connection.connect();
      return connection;
    },
    async kill() {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      rmSync(folder, { recursive: true });
    },
  };
}

/** Gives `false` if there is no such program. */
function waitUntilReady(child: ChildProcess): Promise<boolean> {
  return new Promise((resolve, reject) => {
    child.once("error", () => resolve(false));
    child.once("exit", (code) => reject(new Error(`redis-server ended (${code}) before it was ready.`)));
    let log = "";
    child.stdout!.on("data", (part: Buffer) => {
      log += String(part);
      if (log.includes("Ready to accept connections")) resolve(true);
    });
  });
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
