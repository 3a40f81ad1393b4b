import type { Redis } from "ioredis";
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

/** A limit that replicas share, as one of them has it: asks for a call, and gives whether it may be made. */
export type SharedLimit = () => Promise<boolean>;

export interface SharedLimitOptions {
  /** The name that the replicas have for it. */
  readonly name: string;
  /** The calls that all replicas may make in one window. */
  readonly limit: number;
  /** What becomes of calls while Redis is gone: each is refused, or each replica counts on its own. */
  readonly onFailure: "refuse" | "fallback";
}

/** Longer than anything is measured, so that all of it is in one window. In seconds. */
const WINDOW = 600;

export function createSharedLimit(redis: Redis, { name, limit, onFailure }: SharedLimitOptions): SharedLimit {
  const options = { keyPrefix: name, points: limit, duration: WINDOW };
  const limiter = new RateLimiterRedis({
    ...options,
    storeClient: redis,
    rejectIfRedisNotReady: true,
    ...(onFailure === "fallback" && { insuranceLimiter: new RateLimiterMemory(options) }),
  });
  return () =>
    limiter.consume("project").then(
      () => true,
      (refusal: unknown) => {
        const isKnown = refusal instanceof RateLimiterRes || onFailure === "refuse";
        if (!isKnown) throw refusal;
        return false;
      },
    );
}
