import {
  describe,
  MAX_TIMEOUT,
  readOptions,
  refuseUnknown,
  requireFunctions,
  requireWhole,
} from "../../checks.ts";
import { systemClock, type Clock } from "../../clock.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { Hooks } from "../../hooks.ts";
import { isObject } from "../../json.ts";
import type { ApiDescription } from "../../routes/api.ts";
import type { CallSettings, RetryPolicy } from "../../transport/call.ts";
import type { Fetch } from "../../transport/fetch/fetch.ts";
import type { ResponseValidator } from "../../validate/response-validator.ts";
import type { JwksOption, LimitOptions, StytchOptions } from "../types.ts";
import { checkTimeout, readRetry } from "./call-options.ts";
import { readCredentials, type Credentials } from "./credentials.ts";
import { readClientHeaders } from "./headers.ts";
import { readBaseUrls, readGateway, serverOptions, type BaseUrls } from "./servers.ts";

const DEFAULT_TIMEOUT = 30_000;
const DEFAULT_RETRY: RetryPolicy = { attempts: 3, maxDelay: 10_000 };
const HOOKS = ["onRequest", "onResponse", "onError", "onRetry"];
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
  "allowHttp",
  "jwks",
  "api",
];

/** A client's options, checked and completed. */
export interface CheckedOptions {
  /** None for a gateway, which has them. */
  readonly credentials: Credentials | undefined;
  readonly servers: BaseUrls;
  readonly headers: Readonly<Record<string, string>>;
  readonly callDefaults: CallSettings;
  readonly limit: LimitOptions | undefined;
  readonly hooks: readonly Hooks[];
  readonly validate: ResponseValidator | undefined;
  readonly clock: Clock;
  readonly random: () => number;
  readonly fetch: Fetch | undefined;
  readonly jwks: JwksOption | undefined;
}

/** A runtime with a transport and options of its own. */
export interface RuntimeOptions {
  /** The names of its further options. */
  readonly options: readonly string[];
}

/**
 * Reads a client's options.
 *
 * @param runtime a runtime that can do without a global `fetch`
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readClientOptions(
  given: StytchOptions,
  { servers }: Pick<ApiDescription, "servers">,
  runtime: RuntimeOptions | undefined,
): CheckedOptions {
  const known = new Set([...CLIENT_OPTIONS, ...serverOptions(servers), ...(runtime?.options ?? [])]);
  const options = readOptions("createStytch", given, [...known]);
  const { fetch, timeout = DEFAULT_TIMEOUT, retry, limit, hooks = [], validate } = options;
  const { clock = systemClock, random = Math.random, jwks } = options;
  requireFunctions(options, ["fetch", "random"], "");
  requireFunctions(clock, ["now", "setTimeout", "clearTimeout"], "clock.", true);
  checkTimeout(timeout);
  checkValidator(validate);
  checkKeys(jwks);
  return {
    ...readServers(options, servers),
    headers: readClientHeaders(options),
    callDefaults: { signal: undefined, timeout, retry: readRetry(retry, DEFAULT_RETRY) },
    limit: limit && readLimit(limit),
    hooks: readHooks(hooks),
    validate,
    clock,
    random: () => random(),
    fetch: readFetch(fetch, runtime !== undefined),
    jwks,
  };
}

function readServers(
  options: StytchOptions,
  servers: ApiDescription["servers"],
): Pick<CheckedOptions, "credentials" | "servers"> {
  if (options.gateway !== undefined) {
    return { credentials: undefined, servers: readGateway(options, servers) };
  }
  const credentials = readCredentials(options);
  return { credentials, servers: readBaseUrls(options, servers, credentials.projectId) };
}

/** By its shape: it may come from another copy of this package. */
function checkValidator(value: unknown): void {
  if (value === undefined || typeof (value as ResponseValidator | null)?.findResponseProblem === "function")
    return;
  throw new StytchConfigError(
    `validate must be a validator, not ${describe(value)}. Import validator from "stytch-fetch/validate", ` +
      'and pass validator("warn") or validator("strict"), or leave validate out.',
  );
}

function checkKeys(jwks: unknown): void {
  if (jwks === undefined) return;
  const keys = isObject(jwks) && jwks["keys"];
  if (Array.isArray(keys) && keys.every(isObject)) return;
  throw new StytchConfigError(
    "jwks must be a JSON Web Key Set, { keys: [...] }, as sessions.getJWKS answers it. Leave it out to have it downloaded.",
  );
}

/** Not called as the options' method: browsers answer "Illegal invocation" to that. */
function readFetch(fetch: Fetch | undefined, isOptional: boolean): Fetch | undefined {
  if (fetch) return (request, init) => fetch(request, init);
  if (isOptional || typeof globalThis.fetch === "function") return undefined;
  throw new StytchConfigError("fetch is missing: this runtime has none of its own, so pass one.");
}

function readLimit(given: LimitOptions): LimitOptions {
  const limit = readOptions("limit", given, ["requests", "interval"]);
  requireWhole("limit.requests", limit.requests, 1, Number.MAX_SAFE_INTEGER);
  requireWhole("limit.interval", limit.interval, 1, MAX_TIMEOUT);
  return limit;
}

function readHooks(given: Hooks | readonly Hooks[]): readonly Hooks[] {
  const all = Array.isArray(given) ? (given as readonly Hooks[]) : [given as Hooks];
  for (const hooks of all) {
    refuseUnknown("hooks", hooks, HOOKS, "option");
    requireFunctions(hooks, HOOKS, "hooks.");
  }
  return all;
}
