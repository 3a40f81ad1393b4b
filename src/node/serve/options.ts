import { StytchConfigError } from "../../errors/config.ts";
import { refuseUnknown } from "../../client/options/checks.ts";
import { describe } from "../../routes/path.ts";

/** What answers requests: a sandbox's `fetch`, a gateway, or any function of this form. */
export type Handler = (request: Request) => Promise<Response> | Response;

/** How a handler is served. Times are in milliseconds. */
export interface ServeOptions {
  /**
   * The port. `0` takes a free one.
   *
   * @default 0
   */
  port?: number;
  /**
   * The address to listen on. Any other than loopback can be reached from other machines.
   *
   * @default "127.0.0.1"
   */
  host?: string;
  /**
   * The most bytes a request's body may have. More is answered with status 413.
   *
   * @default 1_048_576
   */
  maxBody?: number;
  /**
   * How long a request's head may take. `0` sets no limit.
   *
   * @default 10_000, or requestTimeout if that is less
   */
  headersTimeout?: number;
  /**
   * How long a whole request may take to arrive, its body included. `0` sets no limit.
   *
   * @default 30_000
   */
  requestTimeout?: number;
  /**
   * How long a connection stays open between two requests.
   *
   * @default 5_000
   */
  keepAliveTimeout?: number;
  /**
   * How long `close()` waits for requests in flight before it cuts their connections.
   *
   * @default 10_000
   */
  closeTimeout?: number;
  /**
   * What a client gets when the handler fails: an answer with status 500 that tells nothing of the error, or no
   * answer but a closed connection, as a sandbox wants it whose `fetch` rejects where a network would fail.
   *
   * @default "500"
   */
  onError?: "500" | "drop";
}

/** A server that listens. */
export interface Server {
  /** Where clients find it: `http://127.0.0.1:4010`. */
  readonly url: string;
  readonly port: number;
  /** Takes no more requests, finishes those in flight, and resolves when every connection is closed. */
  readonly close: () => Promise<void>;
}

const DEFAULTS: Required<ServeOptions> = {
  port: 0,
  host: "127.0.0.1",
  maxBody: 1024 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 30_000,
  keepAliveTimeout: 5_000,
  closeTimeout: 10_000,
  onError: "500",
};

const TIMES = ["headersTimeout", "requestTimeout", "keepAliveTimeout", "closeTimeout"] as const;

/** A longer timer fires at once (https://developer.mozilla.org/docs/Web/API/setTimeout#maximum_delay_value). */
const MAX_TIME = 2 ** 31 - 1;

/**
 * Checks a server's options and fills in what is left out.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readOptions(options: ServeOptions): Required<ServeOptions> {
  refuseUnknown(options, Object.keys(DEFAULTS), "serve");
  const given = Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined));
  const config: Required<ServeOptions> = { ...DEFAULTS, ...given };
  checkWhole("port", config.port, 65_535);
  checkWhole("maxBody", config.maxBody, Number.MAX_SAFE_INTEGER);
  for (const name of TIMES) checkWhole(name, config[name], MAX_TIME);
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
function readHeadersTimeout(
  options: ServeOptions,
  { headersTimeout, requestTimeout }: Required<ServeOptions>,
): number {
  if (requestTimeout === 0 || headersTimeout <= requestTimeout) return headersTimeout;
  if (options.headersTimeout === undefined) return requestTimeout;
  throw new StytchConfigError("headersTimeout can't be longer than requestTimeout, which includes it.");
}

function checkWhole(name: string, value: unknown, max: number): void {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) <= max) return;
  throw new StytchConfigError(`${name} must be a whole number from 0 to ${max}.`);
}
