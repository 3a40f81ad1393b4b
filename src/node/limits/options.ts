import { readOptions, requireFunctions, requireString } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";

/**
 * Options of limits that are counted in Redis.
 *
 * @example
 * const options: RedisLimitsOptions = { url: process.env.REDIS_URL!, prefix: "shop", onError: console.warn };
 */
export interface RedisLimitsOptions {
  /** The server: `redis://[user:password@]host[:port][/database]`, or `rediss:` for TLS. What is in it is shown nowhere. */
  url: string;
  /**
   * The beginning of all keys. Gateways with the same one share their limits.
   *
   * @default "stytch-fetch"
   */
  prefix?: string | undefined;
  /**
   * Is told, in words without a secret, that Redis can't be reached: once, until it can again. A gateway tells its own
   * `onProblem` as well, at the first call that it couldn't count.
   */
  onError?: ((problem: string) => unknown) | undefined;
}

/** Options of limits in Redis, checked and completed. */
export interface RedisConfig {
  readonly url: string;
  readonly prefix: string;
  readonly onError: (problem: string) => unknown;
}

/**
 * Checks the options, and fills in what is left out.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readRedisOptions(given: RedisLimitsOptions): RedisConfig {
  const options = readOptions("createRedisLimits", given, ["url", "prefix", "onError"]);
  const { url, prefix = "stytch-fetch", onError = () => undefined } = options;
  checkUrl(url);
  requireString("prefix", prefix);
  requireFunctions(options, ["onError"], "");
  return { url, prefix, onError };
}

/** Never shown: it may have a password. */
function checkUrl(url: unknown): void {
  if (typeof url === "string" && isRedisUrl(url)) return;
  throw new StytchConfigError(
    'url must be the address of a Redis, such as "redis://127.0.0.1:6379", or with rediss: for TLS.',
  );
}

function isRedisUrl(text: string): boolean {
  try {
    const { protocol, hostname } = new URL(text);
    return (protocol === "redis:" || protocol === "rediss:") && hostname !== "";
  } catch {
    return false;
  }
}
