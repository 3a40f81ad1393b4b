import type { Operations } from "../../generated/methods.ts";
import { connectMethods, connectOperations, type Stytch } from "../client/create.ts";
import { StytchConfigError } from "../errors/config.ts";
import { checkWhole, MAX_TIMEOUT } from "../client/options/checks.ts";
import { readOptions, type Config } from "../client/options/options.ts";
import type { CallOptions, DirectOptions, StytchOptions } from "../client/types.ts";
import { channelHooks } from "./channels.ts";
import type { Limits } from "./http/request.ts";
import { createTransport, type NodeTransport } from "./http/transport.ts";

/** How a client in Node reaches the API, and as whom. Times are in milliseconds. */
export type NodeOptions = StytchOptions & Partial<ConnectionOptions>;

/** How connections are made and kept. None of it has an effect where a `fetch` is passed in. */
export interface ConnectionOptions {
  /**
   * How long a connection may take to be made, TLS included. A call that ran out of it was not sent. `0` sets no limit.
   *
   * @default 10_000
   */
  connectTimeout: number;
  /**
   * How long an answer may take to begin, once the request was sent. `0` sets no limit.
   *
   * @default 300_000
   */
  headersTimeout: number;
  /**
   * How long an answer's body may pause. `0` sets no limit.
   *
   * @default 300_000
   */
  bodyTimeout: number;
  /**
   * How long an idle connection is kept, or shorter if the server says so.
   *
   * @default 50_000
   */
  idleTimeout: number;
  /**
   * The most connections at a time. Further calls wait for one, within their `timeout`.
   *
   * @default 100
   */
  maxConnections: number;
}

/** The client, with connections of its own. */
export interface NodeStytch extends Stytch {
  /**
   * Takes no more calls, waits for those in flight, and ends the connections. A program that is done ends without it:
   * idle connections don't hold it.
   */
  close(): Promise<void>;
}

const DEFAULTS: ConnectionOptions = {
  connectTimeout: 10_000,
  headersTimeout: 300_000,
  bodyTimeout: 300_000,
  idleTimeout: 50_000,
  maxConnections: 100,
};

/**
 * Makes a client over Node's own HTTP client: pooled connections that are kept open, proxies from the environment
 * (`HTTPS_PROXY`, `NO_PROXY`), and a quarter of the cost of `fetch`. The same methods, options and errors otherwise.
 *
 * @throws {StytchConfigError} where an option is missing, unknown or wrong
 * @example
 * import { createStytch } from "stytch-fetch/node";
 * const stytch = createStytch({ projectId, secret });
 * const { user_id } = await stytch.users.create({ email: "sandbox@stytch.com" });
 */
export function createStytch(options: NodeOptions): NodeStytch {
  const { config, close } = read(options);
  return Object.assign(connectMethods(config), { close });
}

/**
 * Makes a client from the environment: `STYTCH_PROJECT_ID`, `STYTCH_SECRET` and, for another server than Stytch's own,
 * `STYTCH_BASE_URL`.
 *
 * @throws {StytchConfigError} where one is missing or wrong
 * @example
 * const stytch = createStytchFromEnv({ timeout: 5_000 });
 */
export function createStytchFromEnv(
  options: Omit<NodeOptions, keyof EnvOptions | "gateway"> = {},
): NodeStytch {
  const { STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret, STYTCH_BASE_URL: baseUrl } = process.env;
  for (const [name, value] of Object.entries({ STYTCH_PROJECT_ID: projectId, STYTCH_SECRET: secret })) {
    if (!value)
      throw new StytchConfigError(`${name} is not set in the environment. Set it, or pass the option.`);
  }
  const fromEnv = { projectId, secret, ...(baseUrl && { baseUrl }) } as EnvOptions;
  return createStytch({ ...options, ...fromEnv });
}

type EnvOptions = Pick<DirectOptions, "projectId" | "secret" | "baseUrl">;

/**
 * Makes the operations as flat functions, each named by its camel-cased operationId, over Node's own HTTP client.
 *
 * @throws {StytchConfigError} as {@link createStytch} does
 * @example
 * const { apiUserV1Create } = createOperations({ projectId, secret });
 */
export function createOperations(options: NodeOptions): Operations<CallOptions> {
  return connectOperations(read(options).config);
}

function read(options: NodeOptions): { config: Config; close: () => Promise<void> } {
  let transport: NodeTransport | undefined;
  const config = readOptions(options, {
    options: Object.keys(DEFAULTS),
    transport: (sender) => (transport = createTransport(sender, readLimits(options))).send,
    hooks: channelHooks,
  });
  return { config, close: () => transport?.close() ?? Promise.resolve() };
}

function readLimits(options: NodeOptions): Limits {
  const given = Object.entries(DEFAULTS).map(([name, fallback]) => {
    const value: unknown = options[name as keyof ConnectionOptions] ?? fallback;
    checkWhole(name, value, name === "maxConnections" ? 1 : 0, MAX_TIMEOUT);
    return [name, value];
  });
  return Object.fromEntries(given) as Limits;
}
