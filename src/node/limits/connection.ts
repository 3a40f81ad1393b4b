import type { Redis, RedisOptions } from "ioredis";
import { codeOf, DISCONNECTED, RedisFailure } from "./failure.ts";
import type { RedisConfig } from "./options.ts";

/** Milliseconds after which a command has failed. A call waits for that long at the most. */
const COMMAND = 500;

/** Milliseconds after which a connection has failed, or one that answers nothing is given up. */
const CONNECT = 2_000;

const OPTIONS = {
  commandTimeout: COMMAND,
  connectTimeout: CONNECT,
  // A command into a connection that has died without a word would never be answered, nor any after it.
  socketTimeout: CONNECT,
  // A call can't wait until Redis is back, and one that was counted before the connection broke mustn't be counted again.
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  maxRetriesPerRequest: 0,
  disableClientInfo: true,
  // Its timer holds the process for so long, also where the connection has ended before.
  disconnectTimeout: 100,
  // Up to a second, and apart: a Redis that comes back isn't met by all replicas at once.
  retryStrategy: (times: number) => Math.min(100 * times, 1_000) * (0.5 + Math.random() / 2),
  // What was the master is a replica now: its name may lead to the new one.
  reconnectOnError: ({ message }: Error) => message.startsWith("READONLY"),
} satisfies RedisOptions;

/** A connection to Redis that is made again whenever it breaks. */
export interface RedisConnection {
  readonly client: Redis;
  /** @throws {RedisFailure} where a command would have to wait for the connection */
  requireReady(): void;
  /** Ends it, after the commands under way. */
  readonly close: () => Promise<void>;
}

/** Opens a connection, and waits until it is there, or has failed for the first time. */
export async function connect(
  Client: typeof Redis,
  { url, onError }: Pick<RedisConfig, "url" | "onError">,
): Promise<RedisConnection> {
  const client = new Client(url, { ...OPTIONS, lazyConnect: true });
  let reason = DISCONNECTED;
  let isTold = false;
  const tell = (): void => {
    if (isTold || reason === "closed") return;
    isTold = true;
    warnOnThrow(() => onError(`Redis can't be reached (${reason}).`));
  };
  client.on("error", (error: Error) => {
    reason = codeOf(error);
  });
  client.on("close", tell);
  client.on("ready", () => {
    reason = DISCONNECTED;
    isTold = false;
  });
  let closed: Promise<void> | undefined;
  async function close(): Promise<void> {
    const isReady = client.status === "ready";
    reason = "closed";
    if (isReady) await client.quit().catch(() => undefined);
    client.disconnect();
  }
  await settled(client);
  return {
    client,
    requireReady() {
      if (client.status !== "ready" || reason === "closed") throw new RedisFailure(reason);
    },
    close: () => (closed ??= close()),
  };
}

/** While Redis still loads its data, it's connected to and yet not ready, for as long as that takes. */
async function settled(client: Redis): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, CONNECT);
  });
  // What it rejects with is told by its events.
  await Promise.race([client.connect().catch(() => undefined), late]);
  clearTimeout(timer);
}

function warnOnThrow(tell: () => unknown): void {
  try {
    tell();
  } catch {
    console.warn("stytch-fetch: onError of createRedisLimits threw an error.");
  }
}
