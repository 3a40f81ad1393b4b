import { StytchConfigError } from "./errors/config.ts";
import { describe } from "./path.ts";
import { checkHeaders, checkTimeout, refuseUnknown } from "./options/checks.ts";
import { readCredentials } from "./options/credentials.ts";
import { readBaseUrl, readGateway } from "./options/server.ts";
import { basicAuthorization } from "./transport/auth.ts";
import type { CallOptions, Fetch, StytchOptions } from "./types.ts";
import { VERSION } from "./version.ts";

const TEST_SERVER = "https://test.stytch.com";
const LIVE_SERVER = "https://api.stytch.com";
const DEFAULT_TIMEOUT = 30_000;
/** A test's `s` would be found, and taken out, in every word. Real secrets have some 40 characters. */
const SHORTEST_SECRET = 6;

/** Options, checked and completed. */
export interface Config {
  /** Where the paths begin, without a slash at the end. */
  baseUrl: string;
  /** The Authorization header's value, unless a gateway adds it. */
  authorization: string | undefined;
  /** What no error may show. */
  secrets: string[];
  fetch: Fetch;
  timeout: number;
  headers: Readonly<Record<string, string>>;
}

const CLIENT_OPTIONS = [
  "projectId",
  "secret",
  "baseUrl",
  "gateway",
  "fetch",
  "timeout",
  "headers",
  "userAgent",
];
const CALL_OPTIONS = ["signal", "timeout", "headers"];

/**
 * Checks a client's options.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readOptions(options: StytchOptions): Config {
  refuseUnknown(options, CLIENT_OPTIONS, "createStytch");
  const { gateway, timeout = DEFAULT_TIMEOUT, headers = {}, userAgent } = options;
  checkTimeout(timeout);
  checkHeaders(headers);
  if (userAgent !== undefined) checkHeaders({ "user-agent": userAgent });
  const direct = gateway === undefined;
  // A browser names itself, and another name would make its requests preflighted ones.
  const agent = userAgent ?? (direct ? `stytch-fetch/${VERSION}` : undefined);
  const sent = { ...(agent !== undefined && { "user-agent": agent }), ...headers };
  const common = { fetch: readFetch(options), timeout, headers: sent };
  if (!direct) return { ...common, baseUrl: readGateway(options), authorization: undefined, secrets: [] };
  const { projectId, secret } = readCredentials(options);
  const authorization = basicAuthorization(projectId, secret);
  const { baseUrl = projectId.startsWith("project-live-") ? LIVE_SERVER : TEST_SERVER } = options;
  const secrets = [secret, authorization.slice("Basic ".length)].filter(
    ({ length }) => length >= SHORTEST_SECRET,
  );
  return { ...common, baseUrl: readBaseUrl(baseUrl), authorization, secrets };
}

/** Neither is called as this object's method: browsers answer "Illegal invocation" to that. */
function readFetch({ fetch }: StytchOptions): Fetch {
  if (fetch !== undefined && typeof fetch !== "function") {
    throw new StytchConfigError(`fetch must be a function, not ${describe(fetch)}.`);
  }
  if (fetch) return (request, init) => fetch(request, init);
  if (typeof globalThis.fetch !== "function") {
    throw new StytchConfigError("fetch is missing: this runtime has none of its own, so pass one.");
  }
  // Looked up for each call, so that what replaces it later (a test's interceptor, an instrumentation) is seen.
  return (request, init) => globalThis.fetch(request, init);
}

/**
 * Checks a call's options.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readCallOptions(options: CallOptions | undefined): CallOptions {
  if (options === undefined) return {};
  refuseUnknown(options, CALL_OPTIONS, "a call");
  const { signal, timeout, headers } = options;
  if (
    signal !== undefined &&
    !(typeof signal === "object" && typeof (signal as AbortSignal | null)?.addEventListener === "function")
  ) {
    throw new StytchConfigError(`signal must be an AbortSignal, not ${describe(signal)}.`);
  }
  if (timeout !== undefined) checkTimeout(timeout);
  if (headers !== undefined) checkHeaders(headers);
  return options;
}
