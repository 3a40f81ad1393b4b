import type { Redis } from "ioredis";
import type { RateLimiterRedis } from "rate-limiter-flexible";
import { StytchConfigError } from "../../errors/config.ts";

/** The packages that count in Redis. */
export interface RedisPackages {
  readonly Redis: typeof Redis;
  readonly RateLimiterRedis: typeof RateLimiterRedis;
}

/**
 * Loads the packages that count in Redis, which who needs them installs.
 *
 * @throws {StytchConfigError} with the command that installs them
 */
export async function loadRedisPackages(): Promise<RedisPackages> {
  // Inside of `try`, and by their names: so bundlers take them along where they are there, and only warn where not.
  try {
    const { Redis } = await import("ioredis");
    const { RateLimiterRedis } = await import("rate-limiter-flexible");
    return { Redis, RateLimiterRedis };
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new StytchConfigError(
      "createRedisLimits needs two packages that are not installed here. " +
        "Install them by: npm install ioredis@6 rate-limiter-flexible@11",
    );
  }
}

function isMissing(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  return code === "ERR_MODULE_NOT_FOUND" || code === "MODULE_NOT_FOUND";
}
