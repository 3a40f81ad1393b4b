import { readOptions, refuseUnknown, requireObject } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { GatewayConfig, SessionOptions } from "../../gateway/index.node.ts";
import { isObject } from "../../json.ts";
import { suggest } from "../../nearest.ts";
import { readRedisOptions, type RedisLimitsOptions } from "../../node/limits/options.ts";
import { applyFile, requireJsonFile } from "../json-file.ts";
import { findVariable } from "./environment.ts";

/** The options of a gateway that go from the file to `createGateway` as they are. */
type GatewayOptions = Pick<GatewayConfig, (typeof OPTIONS)[number]>;

/** A gateway's file: what may be called, and by whom. */
export interface GatewayFile {
  readonly options: GatewayOptions;
  /** The callers are signed-in users. Without it, they are those who have the gateway's token. */
  readonly session: SessionOptions | undefined;
  readonly redis: Partial<Pick<RedisLimitsOptions, "url" | "prefix">> | undefined;
}

const OPTIONS = ["allow", "origins", "cookies", "limits", "basePath"] as const;
const NAMES = [...OPTIONS, "session", "redis"];

/**
 * Reads the file of `--config`. What has rules of its own is left to the gateway, such as the permissions.
 *
 * @throws {CliError} naming the file, and what is wrong with it: a name that it can't have, with the nearest that it can,
 *   or a secret, which is the environment's
 */
export async function readGatewayFile(path: string): Promise<GatewayFile> {
  const value = await requireJsonFile("--config", path);
  return applyFile("--config", path, () => {
    requireObject("the file", value);
    const given = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(given)) checkName(name);
    const { session, redis, ...options } = given;
    refuseStore(options);
    return { options, session: session as SessionOptions | undefined, redis: readRedis(redis) };
  });
}

function checkName(name: string): void {
  if (NAMES.includes(name)) return;
  const variable = findVariable(name);
  if (variable !== undefined) {
    throw new StytchConfigError(
      `${name} doesn't belong into a file. Take it out, and set ${variable} in the environment`,
    );
  }
  const typed = name.slice(0, 100);
  throw new StytchConfigError(
    `it can't have ${JSON.stringify(typed)}.${suggest(typed, NAMES)} It has ${NAMES.join(", ")}`,
  );
}

/** An object with a function in it, elsewhere. */
function refuseStore({ limits }: { readonly limits?: unknown }): void {
  if (!isObject(limits) || !Object.hasOwn(limits, "store")) return;
  throw new StytchConfigError(
    "limits.store is no value that a file can have. Set REDIS_URL in the environment for a store that gateways share",
  );
}

function readRedis(given: unknown): GatewayFile["redis"] {
  if (given === undefined) return undefined;
  refuseUnknown("redis", given, ["url", "prefix"]);
  const redis = readOptions<NonNullable<GatewayFile["redis"]>>("redis", given, ["url", "prefix"]);
  try {
    // Of a file that leaves the address to the environment, the rest is checked all the same.
    readRedisOptions({ ...redis, url: redis.url ?? "redis://127.0.0.1" });
  } catch (error) {
    if (error instanceof StytchConfigError) throw new StytchConfigError(`redis.${error.message}`);
    throw error;
  }
  if (redis.url !== undefined) refusePassword(redis.url);
  return redis;
}

function refusePassword(address: string): void {
  const { username, password } = new URL(address);
  if (username === "" && password === "") return;
  throw new StytchConfigError(
    "redis.url has credentials in it. Take it out, and set REDIS_URL in the environment",
  );
}
