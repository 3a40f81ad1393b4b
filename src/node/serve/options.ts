import { describe, MAX_TIMEOUT, refuseUnknown, requireWhole } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { withoutUndefined } from "../../json.ts";

/** The connection that a request came by. */
export interface Connection {
  /** The address of the other side: the caller's, or a proxy's in front. Nothing where it is gone already. */
  readonly address: string | undefined;
  /** Never there: `request.signal` is. Its name lets functions fit whose second argument is that of `fetch`. */
  readonly signal?: never;
}

/**
 * A function that answers requests: a sandbox's `fetch`, a gateway's, or any other of this form.
 *
 * @example
 * const handler: Handler = (request, { address }) => new Response(`${request.method} ${request.url} from ${address}`);
 */
export type Handler = (request: Request, connection: Connection) => Promise<Response> | Response;

/**
 * Options of a server. Times are in milliseconds.
 *
 * @example
 * const server = await serve(sandbox.fetch, { port: 4010, maxBody: 65_536, onError: "drop" });
 */
export interface ServeOptions {
  /**
   * The port. `0` takes a free one.
   *
   * @default 0
   */
  port?: number | undefined;
  /**
   * The address to listen on. Any other than loopback can be reached from other machines.
   *
   * @default "127.0.0.1"
   */
  host?: string | undefined;
  /**
   * The most bytes a request's body may have. More is answered with status 413.
   *
   * @default 1_048_576
   */
  maxBody?: number | undefined;
  /**
   * The longest time for a request's head. `0` sets no limit.
   *
   * @default 10_000, or requestTimeout if that is less
   */
  headersTimeout?: number | undefined;
  /**
   * The longest time for a whole request to arrive, its body included. `0` sets no limit.
   *
   * @default 30_000
   */
  requestTimeout?: number | undefined;
  /**
   * The time for which a connection stays open without a request, between two or before the first. Clients and load
   * balancers whose own is longer may send one just as it ends, and see a reset. `0` sets no limit.
   *
   * @default 65_000, longer than the minute that most keep theirs
   */
  keepAliveTimeout?: number | undefined;
  /**
   * The time that `close()` waits for requests in flight before it cuts their connections.
   *
   * @default 10_000
   */
  closeTimeout?: number | undefined;
  /**
   * The outcome for a client when the handler fails: an answer with status 500 that tells nothing of the error, or no
   * answer but a closed connection. A sandbox wants "drop": its `fetch` rejects where a network would fail, as for a
   * fault's `drop`.
   *
   * @default "500"
   */
  onError?: "500" | "drop" | undefined;
}

/** A server's options, checked and completed. */
export type ServeConfig = { [Name in keyof ServeOptions]-?: Exclude<ServeOptions[Name], undefined> };

/**
 * A server that listens.
 *
 * @example
 * const { url, close }: Server = await serve(sandbox.fetch, { onError: "drop" });
 */
export interface Server {
  /** Its address for clients: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, finishes those in flight, and resolves when every connection is closed. */
  readonly close: () => Promise<void>;
}

const DEFAULTS: ServeConfig = {
  port: 0,
  host: "127.0.0.1",
  maxBody: 1024 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 65_000,
  closeTimeout: 10_000,
  onError: "500",
};

const TIMES = ["headersTimeout", "requestTimeout", "keepAliveTimeout", "closeTimeout"] as const;

/**
 * Checks a server's options and fills in what is left out.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readServeOptions(options: ServeOptions): ServeConfig {
  refuseUnknown("serve", options, Object.keys(DEFAULTS), "option");
  const config = { ...DEFAULTS, ...withoutUndefined(options) } as ServeConfig;
  requireWhole("port", config.port, 0, 65_535);
  requireWhole("maxBody", config.maxBody, 0, Number.MAX_SAFE_INTEGER);
  for (const name of TIMES) requireWhole(name, config[name], 0, MAX_TIMEOUT);
  if (typeof config.host !== "string" || config.host === "") {
    throw new StytchConfigError(
      `host must be an address, such as "127.0.0.1", not ${describe(config.host)}.`,
    );
  }
  if (!["500", "drop"].includes(config.onError)) {
    throw new StytchConfigError('onError must be "500" or "drop".');
  }
  return { ...config, headersTimeout: readHeadersTimeout(options, config) };
}

/** Node refuses a limit for the head that is longer than the one for the whole. */
function readHeadersTimeout(options: ServeOptions, { headersTimeout, requestTimeout }: ServeConfig): number {
  if (requestTimeout === 0 || headersTimeout <= requestTimeout) return headersTimeout;
  if (options.headersTimeout === undefined) return requestTimeout;
  throw new StytchConfigError("headersTimeout can't be longer than requestTimeout, which includes it.");
}
