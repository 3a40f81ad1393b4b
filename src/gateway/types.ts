import type { OperationId } from "../../generated/routes.ts";
import type { Stytch } from "../client/create.ts";
import type { Clock } from "../clock.ts";
import type { Fetch } from "../transport/fetch/fetch.ts";
import type { JwksOption } from "../client/types.ts";
import type { Limit } from "./limit.ts";
import type { Permission } from "./policy/types.ts";

export type { Limit };

/** A store of limits that several gateways can share, such as `createRedisLimits` of `stytch-fetch/node` makes. */
export interface LimitStore {
  /**
   * Counts a call under a key.
   *
   * @returns the milliseconds to wait where the limit is used up; `0` where the call may begin
   */
  take(key: string, limit: Limit): Promise<number> | number;
}

/** Limits of a gateway. */
export interface GatewayLimits {
  /**
   * The calls of each caller whom `authorize` knows.
   *
   * @default { requests: 100, window: 60_000 }
   */
  caller?: Limit | undefined;
  /**
   * The calls from each address of strangers, to operations that are allowed to them.
   *
   * @default { requests: 10, window: 60_000 }
   */
  strangers?: Limit | undefined;
  /**
   * The calls of all together.
   *
   * @default { requests: 6_000, window: 60_000 }
   */
  all?: Limit | undefined;
  /**
   * The calls under way at once. More are refused with status 503.
   *
   * @default 200
   */
  concurrency?: number | undefined;
  /**
   * The most bytes of a request's body.
   *
   * @default 65_536
   */
  bytes?: number | undefined;
  /**
   * Milliseconds for a call as a whole: its body, `authorize`, the store, the API.
   *
   * @default 30_000
   */
  timeout?: number | undefined;
  /**
   * The counts' place. Left out: this process's memory.
   */
  store?: LimitStore | undefined;
  /**
   * The outcome for calls while the store fails, or takes longer than a second: `"refuse"` answers them with status 503,
   * `"memory"` has each process count by itself, so that all of them together allow more.
   *
   * @default "refuse"
   */
  onStoreError?: "refuse" | "memory" | undefined;
  /**
   * The proxies in front that append to `X-Forwarded-For`, of which the last that isn't a proxy's is the caller's address.
   * `0` reads no header: the address is the connection's.
   *
   * @default 0
   */
  trustedHops?: number | undefined;
}

/** A session as a caller brings it. */
export interface CallerSession {
  readonly session_token?: string | undefined;
  readonly session_jwt?: string | undefined;
}

/** A session's tokens, as an answer of the API has them. */
export interface SessionTokens extends CallerSession {
  /** The session's end, in RFC 3339. */
  readonly expires_at?: string | undefined;
}

/** A call that a caller wants to make, as `authorize` sees it. */
export interface GatewayCall {
  /** The operation's method: `users.get`. */
  readonly operation: string;
  readonly operationId: OperationId;
  /** The values of the path and the query. */
  readonly params: Readonly<Record<string, string>>;
  /** The body's fields. Nothing where the operation takes none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
  /** The session of the gateway's own cookies, where `cookies` is on, they came, and no other site sent them. */
  readonly session: CallerSession | undefined;
  /** A client with the project's credentials, for checks such as `sessions.authenticateJwt`. */
  readonly stytch: Stytch;
  /**
   * Counts a question to the API about who calls, against `limits.caller` of the caller's address. To be called before it is
   * asked, so that made-up tokens cost the API no more calls than that.
   *
   * @throws the refusal of the call, which `authorize` lets through
   */
  readonly countQuestion: () => Promise<void>;
  /** Aborts when the caller goes away, or the time is up. */
  readonly signal: AbortSignal;
}

/** A caller who may make a call. */
export interface Caller {
  /** The name that the caller's limits are counted by, and that stands in the audit. No secret, no personal data: an id. */
  readonly key: string;
  /**
   * Values that the call must have wherever it names such a field: in the path, the query, and at any depth of the body.
   * `{ user_id }` holds a caller to their own user. Where a body's field is left out, it is filled in.
   */
  readonly bind?: Readonly<Record<string, string>> | undefined;
  /**
   * Whether `authorize` itself has seen to it that the call is about the caller. A call that names nothing they are bound in is
   * refused otherwise, such as one by the id of an email.
   *
   * @default false
   */
  readonly isOwn?: boolean | undefined;
  /** The caller's session, for operations that want one and are given none. */
  readonly session?: CallerSession | undefined;
  /** Tokens to set as cookies again, where `cookies` is on. */
  readonly renewed?: SessionTokens | undefined;
}

/** A refusal that tells its reason: `401` where signing in would help, `403` where not. The message is shown to the caller. */
export interface Denial {
  readonly deny: 401 | 403;
  readonly message: string;
  /** The reason in words for the operator: it stands in the audit alone. */
  readonly reason?: string | undefined;
}

/** The outcome of `authorize`. `true` allows a call without a name; anything that isn't one of these refuses it. */
export type Decision = Caller | Denial | boolean | undefined;

/**
 * Decides whether a caller may make a call. What it throws, and its time-out, is a refusal.
 *
 * @example
 * const authorize: Authorize = async (request, { operation }) =>
 *   (await isAdmin(request.headers.get("authorization"))) && { key: "admin" };
 */
export interface Authorize {
  (request: Request, call: GatewayCall): Decision | Promise<Decision>;
  /**
   * Looks at what the policy allows when the gateway is made.
   *
   * @param isSecret whether a text is the project's secret, which no caller may hold
   * @throws {StytchConfigError} for what could not be held to a caller
   */
  readonly check?:
    ((operations: readonly AuthorizedOperation[], isSecret: (text: string) => boolean) => void) | undefined;
}

/** An operation that a policy allows to those whom `authorize` knows. */
export interface AuthorizedOperation {
  readonly operation: string;
  readonly operationId: OperationId;
  /** The names of the path's and the query's parameters. */
  readonly params: readonly string[];
  /** The names of the body's own fields. */
  readonly body: readonly string[];
}

/** Cookies of sessions. */
export interface CookieOptions {
  /**
   * The beginning of the names. With `__Host-` a browser takes them from this host alone, and no other can set them.
   *
   * @default "__Host-stytch_"
   */
  prefix?: string | undefined;
}

/** One line of the audit: no secret, no personal data, no value of a request but its ids of the API's own form. */
export interface AuditEntry {
  /** The time that the call came in, in ISO 8601. */
  readonly time: string;
  /** The caller's key, as `authorize` named it; `stranger` for one it doesn't know. */
  readonly caller: string;
  /** The operation's method. Nothing where no operation was found. */
  readonly operation: string | undefined;
  /** The status answered. */
  readonly status: number;
  /** The type of the error, where one was answered. */
  readonly error_type: string | undefined;
  /** The reason of a refusal, where the caller is told less. */
  readonly reason: string | undefined;
  /** Whether the gateway answered by itself, and the API was not asked. */
  readonly refused: boolean;
  /** Names the request: the API's own, or the gateway's. */
  readonly request_id: string;
  /** Milliseconds. */
  readonly duration: number;
}

/** Functions that a gateway tells what happens. They can't change a call; what they throw is printed by `console.warn`. */
export interface GatewayHooks {
  /**
   * A call has been answered.
   *
   * @default a line of JSON by `console.log`
   */
  onCall?: ((entry: AuditEntry) => unknown) | undefined;
  /** Something is wrong that the operator should know, such as a store of limits that can't be reached. */
  onProblem?: ((problem: string) => unknown) | undefined;
}

/**
 * Options of a gateway.
 *
 * @example
 * const config: GatewayConfig = { projectId, secret, allow: ["users.get"], authorize: session({ own: ["user_id"] }) };
 */
export interface GatewayConfig {
  /** The project's id. */
  projectId: string;
  /** The project's secret. It stays here. */
  secret: string;
  /** The operations that may be called. Left out, or empty: none. */
  allow?: readonly Permission[] | undefined;
  /** Decides about each caller. Left out: only operations that are allowed to strangers can be called. */
  authorize?: Authorize | undefined;
  /** The origins of pages that may call, each in full: `https://app.example`. Pages of the gateway's own origin may anyway. */
  origins?: readonly string[] | undefined;
  /**
   * Whether sessions are kept in cookies that no script can read. Their tokens are then `""` in what a page is answered.
   *
   * @default false
   */
  cookies?: boolean | CookieOptions | undefined;
  limits?: GatewayLimits | undefined;
  hooks?: GatewayHooks | undefined;
  /**
   * The path that the gateway is mounted at.
   *
   * @default "/"
   */
  basePath?: string | undefined;
  /** The API's address, or a sandbox's. By default as of `createStytch`. */
  baseUrl?: string | undefined;
  /** The same of the fraud host. */
  fraudBaseUrl?: string | undefined;
  /** Whether `baseUrl` may be `http` beyond loopback, as of `createStytch`: for a sandbox in a network of your own. */
  allowHttp?: boolean | undefined;
  /** Reaches the API in place of the runtime's own way: a sandbox's `fetch`, say. */
  fetch?: Fetch | undefined;
  /** The project's public keys, as of `createStytch`. */
  jwks?: JwksOption | undefined;
  /** Finds the caller's address, where a platform tells it elsewhere than by connection or `X-Forwarded-For`. */
  address?: ((request: Request) => string | undefined | null) | undefined;
  /** The source of time, for tests. */
  clock?: Clock | undefined;
}

/** The connection that a request came by, as `serve` of `stytch-fetch/node` tells it. */
export interface ConnectionInfo {
  /** The address of the other side. */
  readonly address?: string | undefined;
}

/** A gateway: one function from `Request` to `Response`. It never rejects. */
export interface Gateway {
  /** Answers a request. May be taken out and passed on. */
  readonly fetch: (request: Request, connection?: ConnectionInfo) => Promise<Response>;
}
