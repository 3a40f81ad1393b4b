import { MAX_TIMEOUT, readOption, requireWhole } from "../checks.ts";
import type { StytchOptions } from "../client/types.ts";

/**
 * Options of a client in Node. Times are in milliseconds.
 *
 * @example
 * const options: NodeOptions = { projectId, secret, maxConnections: 20 };
 */
export type NodeOptions = StytchOptions & {
  [Name in keyof ConnectionOptions]?: ConnectionOptions[Name] | undefined;
};

/**
 * Limits on making and keeping connections. None of them has an effect where a `fetch` is passed in. All clients of a
 * process share their connections whose server, proxy, `connectTimeout`, `idleTimeout`, `maxConnections` and clock are the
 * same.
 *
 * @example
 * const stytch = createStytch({ projectId, secret, connectTimeout: 2_000, maxConnections: 20 });
 */
export interface ConnectionOptions {
  /**
   * The longest time for making a connection, TLS included. A call that ran out of it was not sent. `0` sets no limit.
   *
   * @default 10_000
   */
  connectTimeout: number;
  /**
   * The longest time until an answer begins, once the request was sent. `0` sets no limit.
   *
   * @default 300_000
   */
  headersTimeout: number;
  /**
   * The longest pause within an answer's body. `0` sets no limit.
   *
   * @default 300_000
   */
  bodyTimeout: number;
  /**
   * The time for which an idle connection is kept, or shorter if the server says so.
   *
   * @default 50_000
   */
  idleTimeout: number;
  /**
   * The most connections to one server at a time, for all clients that share them. Further calls wait for one, within
   * their `timeout`.
   *
   * @default 100
   */
  maxConnections: number;
}

const DEFAULTS: ConnectionOptions = {
  connectTimeout: 10_000,
  headersTimeout: 300_000,
  bodyTimeout: 300_000,
  idleTimeout: 50_000,
  maxConnections: 100,
};

/** The names of the options beside those of every runtime. */
export const CONNECTION_OPTIONS = Object.keys(DEFAULTS) as (keyof ConnectionOptions)[];

/**
 * Reads the options of connections.
 *
 * @throws {StytchConfigError} naming the option and the rule
 */
export function readConnectionOptions(options: NodeOptions): ConnectionOptions {
  const complete = { ...DEFAULTS };
  for (const name of CONNECTION_OPTIONS) {
    const value = readOption(options, name) ?? DEFAULTS[name];
    requireWhole(name, value, name === "maxConnections" ? 1 : 0, MAX_TIMEOUT);
    complete[name] = value as number;
  }
  return complete;
}
