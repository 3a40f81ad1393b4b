/** How a client reaches the API, and as whom. */
export type StytchOptions = DirectOptions | GatewayOptions;

/** A client that calls the API itself, with the project's credentials. For servers only. */
export interface DirectOptions extends CommonOptions {
  /** The project's id. `project-live-…` calls the live server, any other the test server. */
  projectId: string;
  /** The project's secret. Keep it on the server: a browser is refused. */
  secret: string;
  /**
   * Another server: a sandbox, a proxy, a custom domain. `https`, or `http` on loopback.
   *
   * @default the live or the test server, by the project id
   */
  baseUrl?: string;
  gateway?: never;
}

/** A client that calls a gateway, which adds the credentials. For browsers. */
export interface GatewayOptions extends CommonOptions {
  /** The gateway's address. In a browser it may be relative to the page: `/api/stytch`. */
  gateway: string;
  projectId?: never;
  secret?: never;
  baseUrl?: never;
}

interface CommonOptions {
  /**
   * What sends the requests. Pass a sandbox's `fetch` to call no network at all.
   *
   * @default the global `fetch`
   */
  fetch?: Fetch;
  /**
   * Milliseconds a call may take, its answer's body included. `0` sets no limit.
   *
   * @default 30_000
   */
  timeout?: number;
  /** Headers for every request. The client sets `Authorization` itself. */
  headers?: Readonly<Record<string, string>>;
  /**
   * The `User-Agent` header.
   *
   * @default `stytch-fetch/<version>`, and the browser's own in a browser
   */
  userAgent?: string;
}

/**
 * Sends a request. The global `fetch` fits, and so does any `Request -> Response` handler.
 *
 * The call's end, by its time limit or its caller's signal, is `init.signal`; the request's own signal never aborts.
 * A handler that heeds neither only works on for nothing: the call ends all the same.
 */
export type Fetch = (
  request: Request,
  init?: { signal: AbortSignal; redirect: "manual" },
) => Promise<Response> | Response;

/** What one call may do differently. */
export interface CallOptions {
  /** Ends the call when it aborts, at any stage. */
  signal?: AbortSignal;
  /** Milliseconds this call may take, its answer's body included. `0` sets no limit. */
  timeout?: number;
  /** Headers for this request, over the client's. */
  headers?: Readonly<Record<string, string>>;
}
