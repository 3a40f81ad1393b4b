import { StytchConfigError } from "../../errors/config.ts";
import { createRedisLimits, type RedisLimits } from "../../node/index.ts";
import { CliError } from "../cli-error.ts";
import type { ReadVariable } from "./environment.ts";
import type { GatewayFile } from "./file.ts";

/** Limits in Redis, and the beginning of their keys. */
export interface SharedLimits {
  readonly store: RedisLimits;
  readonly prefix: string;
}

/**
 * Opens the limits that gateways share: in the Redis of `REDIS_URL`, or of the file. Nothing: neither names one.
 *
 * Gateways of one project share them, and no others, unless the file has a prefix.
 *
 * @param readVariable gives the address that was set
 * @param onError is told that Redis can't be reached, in words without a secret
 * @throws {CliError} for an address that is none, and where the packages for Redis aren't installed
 */
export async function openSharedLimits(
  redis: GatewayFile["redis"],
  readVariable: ReadVariable,
  projectId: string,
  onError: (problem: string) => void,
): Promise<SharedLimits | undefined> {
  const variable = readVariable("REDIS_URL");
  const url = variable ?? redis?.url;
  if (url === undefined) {
    if (!redis) return undefined;
    throw new CliError(
      "The file has `redis` without a url. Set REDIS_URL in the environment, or name a url.",
    );
  }
  const prefix = redis?.prefix ?? `stytch-fetch:${projectId}`;
  try {
    return { store: await createRedisLimits({ url, prefix, onError }), prefix };
  } catch (error) {
    if (!(error instanceof StytchConfigError)) throw error;
    throw new CliError(error.message.replace(/^url/, "REDIS_URL"));
  }
}
