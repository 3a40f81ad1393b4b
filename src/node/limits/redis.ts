import type { RateLimiterRedis } from "rate-limiter-flexible";
import type { Limit, LimitStore } from "../../gateway/types.ts";
import { connect } from "./connection.ts";
import { codeOf, RedisFailure } from "./failure.ts";
import { loadRedisPackages } from "./load.ts";
import { readRedisOptions, type RedisLimitsOptions } from "./options.ts";

/** A store of limits in Redis. */
export interface RedisLimits extends LimitStore {
  /**
   * Counts a call under a key, in one round trip.
   *
   * @returns the milliseconds to wait where the limit is used up; `0` where the call may begin
   * @throws at once where Redis can't be reached, and after 500 ms where it doesn't answer
   */
  take(key: string, limit: Limit): Promise<number>;
  /** Ends the connection, which keeps the process running. Called again, it gives the same promise. */
  readonly close: () => Promise<void>;
}

/** Counts, and gives the window's rest, in one step, so that no window is left without an end. Windows are in milliseconds. */
const COUNT = `
redis.call('set', KEYS[1], 0, 'PX', ARGV[2], 'NX')
local consumed = redis.call('incrby', KEYS[1], ARGV[1])
return {consumed, redis.call('pttl', KEYS[1])}
`;

/**
 * Makes a store of limits in Redis, which any number of gateways can share.
 *
 * Needs the packages `ioredis` and `rate-limiter-flexible`. It waits for the connection, but not for longer than two
 * seconds: where Redis is away, calls are refused or counted by each process, as the gateway's `limits.onStoreError` says,
 * and limits go on by themselves when Redis is back.
 *
 * @throws {StytchConfigError} for options that are wrong, and where the packages aren't installed
 * @example
 * const store = await createRedisLimits({ url: process.env.REDIS_URL! });
 * const gateway = createGateway({ projectId, secret, allow, authorize, limits: { store } });
 * // At the end:
 * await store.close();
 */
export async function createRedisLimits(options: RedisLimitsOptions): Promise<RedisLimits> {
  const config = readRedisOptions(options);
  const { Redis, RateLimiterRedis } = await loadRedisPackages();
  const connection = await connect(Redis, config);
  const limiters = new Map<string, RateLimiterRedis>();

  function limiterOf({ requests, window }: Limit): RateLimiterRedis {
    const name = `${requests}/${window}`;
    const known = limiters.get(name);
    if (known) return known;
    const limiter = new RateLimiterRedis({
      storeClient: connection.client,
      keyPrefix: config.prefix,
      points: requests,
      // Meant to be seconds, of which it would leave out the parts: the script takes the number for milliseconds.
      duration: window,
      customIncrTtlLuaScript: COUNT,
    });
    limiters.set(name, limiter);
    return limiter;
  }

  return {
    async take(key, limit) {
      connection.requireReady();
      try {
        await limiterOf(limit).consume(key);
        return 0;
      } catch (refusal) {
        if (refusal instanceof Error) throw new RedisFailure(codeOf(refusal));
        return Math.max(1, (refusal as { msBeforeNext: number }).msBeforeNext);
      }
    },
    close: connection.close,
  };
}
