import type { ServerName } from "../../generated/routes.ts";
import type { Clock } from "../clock.ts";
import type { Hooks } from "../hooks.ts";
import type { ApiDescription } from "../routes/api.ts";
import type { Fetch } from "../transport/fetch/fetch.ts";
import type { ResponseValidator } from "../validate/response-validator.ts";

/**
 * A client's options: the API itself with the project's credentials, or a gateway.
 *
 * @example
 * const options: StytchOptions = { projectId, secret, timeout: 5_000 };
 */
export type StytchOptions = DirectOptions | GatewayOptions;

/** The options that name other addresses of the servers beside `api`: `fraudBaseUrl` for a server `fraud`. */
type ServerOptions<Value> = { [Name in Exclude<ServerName, "api"> as `${Name}BaseUrl`]?: Value | undefined };

/**
 * Options of a client that calls the API itself, with the project's credentials. For servers only.
 *
 * @example
 * const stytch = createStytch({ projectId, secret });
 */
export interface DirectOptions extends CommonOptions, ServerOptions<string> {
  /** The project's id. `project-live-…` calls the live server, any other the test server. */
  projectId: string;
  /**
   * The project's secret. Keep it on the server: a browser is refused, except for a `project-test-…` id with a `fetch`, as
   * in tests under jsdom.
   */
  secret: string;
  /**
   * Another server: a sandbox, a proxy, a custom domain. `https`, or `http` on loopback. There, and where `allowHttp` is
   * needed, it takes the place of every server that no option of its own names.
   *
   * @default the live or the test server, by the project id
   */
  baseUrl?: string | undefined;
  /**
   * Whether base URLs may be `http` beyond loopback: for a sandbox in a network of your own, such as docker compose's
   * `http://sandbox:4010`. Never for a `project-live-…` id, so it may stay in code that also runs in production.
   *
   * @default false
   */
  allowHttp?: boolean | undefined;
  /**
   * The project's public keys, for checks of JWTs without any call, as in tests and without a network. Keys change about
   * every half year: leave it out in production.
   *
   * A JWT of a test's own passes with `typ: "JWT"`, `alg` and `kid` in its header, the project's id as `aud`,
   * `stytch.com/<project id>` as `iss`, an `exp`, and the user's or client's id as `sub`; a session's also with
   * `"https://stytch.com/session": { id }`, an access token with its `scope`.
   *
   * @default downloaded when a JWT is first checked, and again every ten minutes
   */
  jwks?: JwksOption | undefined;
  gateway?: undefined;
}

/** A JSON Web Key Set (RFC 7517), as `sessions.getJWKS` answers it. */
export interface JwksOption {
  readonly keys: readonly object[];
}

/**
 * Options of a client that calls a gateway, which adds the credentials. For browsers.
 *
 * @example
 * const stytch = createStytch({ gateway: "/api/stytch" });
 */
export interface GatewayOptions extends CommonOptions, ServerOptions<never> {
  /** The gateway's address. In a browser it may be relative to the page: `/api/stytch`. */
  gateway: string;
  projectId?: undefined;
  secret?: undefined;
  baseUrl?: undefined;
  allowHttp?: undefined;
  jwks?: undefined;
}

interface CommonOptions {
  /**
   * The API with operations of a document of your own, as the code has it that `npx stytch-fetch generate` writes. Its
   * `createStytch` passes it by itself.
   *
   * @default the API of the package's document
   */
  api?: ApiDescription | undefined;
  /**
   * The function that sends the requests. Pass a sandbox's `fetch` to call no network at all.
   *
   * @default the global `fetch`; in Node its HTTP client, unless somebody replaced the global `fetch`
   */
  fetch?: Fetch | undefined;
  /**
   * Milliseconds that each attempt of a call may take, its answer's body included. `0` sets no limit.
   *
   * @default 30_000
   */
  timeout?: number | undefined;
  /**
   * Limits on trying a failed call again, which is done where it can do no harm. `false` never does.
   *
   * @default { attempts: 3, maxDelay: 10_000 }
   */
  retry?: RetryOptions | false | undefined;
  /** The most calls that this client starts in any stretch of time; further ones wait. By default there is no limit. */
  limit?: LimitOptions | undefined;
  /** Functions that are told of each attempt, for logs and measurements. */
  hooks?: Hooks | readonly Hooks[] | undefined;
  /**
   * The check that holds answers against the document. It is made by `stytch-fetch/validate`, so that the document's
   * schemas are only in programs that want it. By default nothing is checked.
   *
   * @example
   * import { validator } from "stytch-fetch/validate";
   * const stytch = createStytch({ projectId, secret, validate: validator("warn") });
   */
  validate?: ResponseValidator | undefined;
  /** The source of time. For tests. */
  clock?: Clock | undefined;
  /**
   * Numbers from 0 up to 1, which spread the pauses between attempts. For tests.
   *
   * @default Math.random
   */
  random?: (() => number) | undefined;
  /** Headers for every request. The client sets `Authorization` itself. */
  headers?: Readonly<Record<string, string>> | undefined;
  /**
   * The `User-Agent` header.
   *
   * @default `stytch-fetch/<version>`, and the browser's own in a browser
   */
  userAgent?: string | undefined;
}

/**
 * Limits on trying a call again. A call that is known not to have been carried out always may be; where that is unknown,
 * only one that may be sent twice, by the document's `x-retry-safety`. A user is never created twice.
 *
 * @example
 * const stytch = createStytch({ projectId, secret, retry: { attempts: 5, maxDelay: 30_000 } });
 */
export interface RetryOptions {
  /**
   * The most times that a call is made, the first one included. In an outage it is made once: no further call is tried
   * again while more than a quarter of the client's attempts of late failed, and that for more than two seconds.
   *
   * @default 3
   */
  attempts?: number | undefined;
  /**
   * The longest pause before an attempt, in milliseconds. A call that the API's `Retry-After` asks to wait longer fails
   * at once. Of a header that came twice the longer one counts; fractions and units of seconds are read, too.
   *
   * @default 10_000; for `searchAll`, which waits for the end of a rate limit, at least 300_000 unless it is given its own
   */
  maxDelay?: number | undefined;
}

/**
 * The most calls that may start in a stretch of time.
 *
 * @example
 * const stytch = createStytch({ projectId, secret, limit: { requests: 150, interval: 60_000 } });
 */
export interface LimitOptions {
  /** The most that start within one interval. */
  requests: number;
  /** Its length in milliseconds. */
  interval: number;
}

/**
 * Options of one call, over the client's.
 *
 * @example
 * await stytch.users.get({ user_id }, { timeout: 2_000, retry: false, signal });
 */
export interface CallOptions {
  /** Ends the call when it aborts, at any stage. */
  signal?: AbortSignal | undefined;
  /** Milliseconds that each attempt of this call may take, its answer's body included. `0` sets no limit. */
  timeout?: number | undefined;
  /** Limits on trying this call again. Those left out are as the client has them. */
  retry?: RetryOptions | false | undefined;
  /** Headers for this request, over the client's. */
  headers?: Readonly<Record<string, string>> | undefined;
}
