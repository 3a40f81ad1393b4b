import { systemClock, type Clock } from "../../clock.ts";
import type { Hooks } from "../../hooks.ts";
import { createLimiter, type Limiter } from "../rate-limiter.ts";
import {
  checkFunctions,
  checkHeaders,
  checkTimeout,
  checkWhole,
  refuseUnknown,
  MAX_TIMEOUT,
} from "./checks.ts";
import { readCredentials } from "./credentials.ts";
import { readBaseUrl, readGateway } from "./server.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { describe } from "../../routes/path.ts";
import { basicAuthorization } from "../../transport/auth.ts";
import { fetchTransport, type Sender } from "../../transport/fetch/fetch.ts";
import { RetryBudget, type Retry } from "../../transport/retry/retry.ts";
import type { Transport } from "../../transport/transport.ts";
import { createValidate, type Validate } from "../../transport/validate.ts";
import type { CallOptions, LimitOptions, RetryOptions, StytchOptions } from "../types.ts";
import { VERSION } from "../../version.ts";

const TEST_SERVER = "https://test.stytch.com";
const LIVE_SERVER = "https://api.stytch.com";
const DEFAULT_TIMEOUT = 30_000;
const DEFAULT_RETRY: Retry = { attempts: 3, maxDelay: 10_000 };
const MAX_ATTEMPTS = 10;
/** A test's `s` would be found, and taken out, in every word. Real secrets have some 40 characters. */
const SHORTEST_SECRET = 6;

/** Options, checked and completed. */
export interface Config extends Sender {
  /** Where the paths begin, without a slash at the end. */
  readonly baseUrl: string;
  readonly transport: Transport;
  readonly timeout: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly retry: Retry;
  readonly budget: RetryBudget;
  readonly limiter: Limiter | undefined;
  /** Who is told of the attempt that begins. */
  readonly hooks: () => readonly Hooks[];
  readonly validate: Validate | undefined;
  readonly clock: Clock;
  /** What a call has that is given no options. */
  readonly callDefaults: CallConfig;
}

const CLIENT_OPTIONS = [
  "projectId",
  "secret",
  "baseUrl",
  "gateway",
  "fetch",
  "timeout",
  "retry",
  "limit",
  "hooks",
  "validate",
  "headers",
  "userAgent",
  "clock",
  "random",
];
/** What a call may be given. */
export const CALL_OPTIONS = ["signal", "timeout", "retry", "headers"];

/** What a runtime has of its own. */
export interface Runtime {
  /** The names of its further options. */
  readonly options: readonly string[];
  /** Makes the transport that takes the place of the global `fetch`. */
  transport(sender: Sender & { baseUrl: string; clock: Clock }): Transport;
  /** Who is told of attempts, beside the caller's hooks. */
  hooks(): readonly Hooks[];
}

/**
 * Checks a client's options.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readOptions(options: StytchOptions, runtime?: Runtime): Config {
  refuseUnknown(options, [...CLIENT_OPTIONS, ...(runtime?.options ?? [])], "createStytch");
  const { fetch, timeout = DEFAULT_TIMEOUT, retry, limit, hooks = [], validate = "off" } = options;
  const { clock = systemClock, random = Math.random } = options;
  checkFunctions(options, ["fetch", "random"], "");
  checkFunctions(clock, ["now", "setTimeout", "clearTimeout"], "clock.", true);
  checkTimeout(timeout);
  if (!["off", "warn", "strict"].includes(validate)) {
    throw new StytchConfigError('validate must be "off", "warn" or "strict".');
  }
  const sender = readSender(options);
  const given = readHooks(hooks);
  const retryBy = readRetry(retry, DEFAULT_RETRY);
  return {
    ...sender,
    headers: readHeaders(options),
    timeout,
    retry: retryBy,
    callDefaults: { signal: undefined, timeout, retry: retryBy, headers: undefined },
    budget: new RetryBudget(() => random()),
    limiter: limit && createLimiter(readLimit(limit), clock),
    hooks: runtime ? () => join(given, runtime.hooks()) : () => given,
    validate: validate === "off" ? undefined : createValidate(validate),
    clock,
    transport:
      fetch || !runtime ? fetchTransport(sender, readFetch(fetch)) : runtime.transport({ ...sender, clock }),
  };
}

function readSender(options: StytchOptions): Sender & { baseUrl: string } {
  if (options.gateway !== undefined) {
    return { baseUrl: readGateway(options), authorization: undefined, secrets: [] };
  }
  const { projectId, secret } = readCredentials(options);
  const authorization = basicAuthorization(projectId, secret);
  const { baseUrl = projectId.startsWith("project-live-") ? LIVE_SERVER : TEST_SERVER } = options;
  const secrets = [secret, authorization.slice("Basic ".length)].filter(
    ({ length }) => length >= SHORTEST_SECRET,
  );
  return { baseUrl: readBaseUrl(baseUrl), authorization, secrets };
}

function readHeaders({ headers = {}, userAgent, gateway }: StytchOptions): Record<string, string> {
  checkHeaders(headers);
  // A browser names itself, and another name would make its requests preflighted ones.
  const own = gateway === undefined ? `stytch-fetch/${VERSION}` : undefined;
  const agent = userAgent === undefined ? own : userAgent;
  if (agent !== undefined) checkHeaders({ "user-agent": agent });
  return { ...(agent !== undefined && { "user-agent": agent }), ...headers };
}

/** Not called as the options' method: browsers answer "Illegal invocation" to that. */
function readFetch(fetch: StytchOptions["fetch"]): StytchOptions["fetch"] {
  if (fetch) return (request, init) => fetch(request, init);
  if (typeof globalThis.fetch === "function") return undefined;
  throw new StytchConfigError("fetch is missing: this runtime has none of its own, so pass one.");
}

function readRetry(retry: RetryOptions | false | undefined, base: Retry): Retry {
  if (retry === undefined) return base;
  if (retry === false) return { ...base, attempts: 1 };
  refuseUnknown(retry, ["attempts", "maxDelay"], "retry");
  const { attempts = base.attempts, maxDelay = base.maxDelay } = retry;
  checkWhole("retry.attempts", attempts, 1, MAX_ATTEMPTS);
  checkWhole("retry.maxDelay", maxDelay, 0, MAX_TIMEOUT);
  return { attempts, maxDelay };
}

function readLimit(limit: LimitOptions): LimitOptions {
  refuseUnknown(limit, ["requests", "interval"], "limit");
  checkWhole("limit.requests", limit.requests, 1, Number.MAX_SAFE_INTEGER);
  checkWhole("limit.interval", limit.interval, 1, MAX_TIMEOUT);
  return limit;
}

function readHooks(given: Hooks | readonly Hooks[]): readonly Hooks[] {
  const all = Array.isArray(given) ? (given as readonly Hooks[]) : [given as Hooks];
  const names = ["onRequest", "onResponse", "onError", "onRetry"];
  for (const hooks of all) {
    refuseUnknown(hooks, names, "hooks");
    checkFunctions(hooks, names, "hooks.");
  }
  return all;
}

function join(given: readonly Hooks[], more: readonly Hooks[]): readonly Hooks[] {
  return more.length > 0 ? [...given, ...more] : given;
}

/** A call's options, with the client's for those left out. */
export interface CallConfig {
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly retry: Retry;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/**
 * Checks a call's options.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readCallOptions(options: CallOptions | undefined, config: Config): CallConfig {
  if (options === undefined) return config.callDefaults;
  const { timeout, retry } = config;
  refuseUnknown(options, CALL_OPTIONS, "a call");
  const { signal, headers } = options;
  if (
    signal !== undefined &&
    !(typeof signal === "object" && typeof (signal as AbortSignal | null)?.addEventListener === "function")
  ) {
    throw new StytchConfigError(`signal must be an AbortSignal, not ${describe(signal)}.`);
  }
  if (options.timeout !== undefined) checkTimeout(options.timeout);
  if (headers !== undefined) checkHeaders(headers);
  return { signal, timeout: options.timeout ?? timeout, retry: readRetry(options.retry, retry), headers };
}
