import type { Clock } from "../clock.ts";
import type { Hooks } from "../hooks.ts";
import type { ApiDescription } from "../routes/api.ts";
import { basicAuthorization, basicPatterns } from "../transport/auth.ts";
import type { CallGate, ClientContext } from "../transport/context.ts";
import { fetchTransport } from "../transport/fetch/fetch.ts";
import { Redactor } from "../transport/redact.ts";
import { createRetryBudget } from "../transport/retry/budget.ts";
import type { Transport } from "../transport/transport.ts";
import { readClientOptions, type CheckedOptions, type RuntimeOptions } from "./options/client-options.ts";
import { createLimiter } from "./rate-limiter.ts";
import type { StytchOptions } from "./types.ts";

/** A runtime's own way of sending requests. */
export interface RuntimeAdapter extends RuntimeOptions {
  /** Makes the transport that takes the place of the global `fetch`. */
  transport(clock: Clock): Transport;
  /** The hooks of the runtime itself, beside the caller's. */
  hooks(): readonly Hooks[];
  /** Lets calls begin until the client is closed, if it can be. */
  readonly gate?: CallGate;
}

/**
 * Makes what the calls of a client share.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function createContext(
  options: StytchOptions,
  api: ApiDescription,
  runtime?: RuntimeAdapter,
): ClientContext {
  const checked = readClientOptions(options, api, runtime);
  const { servers, headers, callDefaults, limit, hooks, validate, clock, random } = checked;
  return {
    servers,
    ...authenticate(checked),
    headers,
    callDefaults,
    transport: checked.fetch || !runtime ? fetchTransport(checked.fetch) : runtime.transport(clock),
    limiter: limit && createLimiter(limit, clock),
    gate: runtime?.gate,
    nextDelay: createRetryBudget(random, clock),
    hooks: runtime ? () => join(hooks, runtime.hooks()) : () => hooks,
    validate,
    rateLimits: api.rateLimits,
    secretFields: api.secretFields,
    clock,
    jwks: checked.jwks,
  };
}

function authenticate({
  credentials,
}: CheckedOptions): Pick<ClientContext, "pathDefaults" | "authorization" | "redactor"> {
  const { projectId, secret } = credentials ?? {};
  const authorization = secret && basicAuthorization(projectId!, secret);
  const redactor = new Redactor(() => (authorization ? basicPatterns(secret, authorization) : []));
  return { pathDefaults: { projectId }, authorization, redactor };
}

function join(given: readonly Hooks[], more: readonly Hooks[]): readonly Hooks[] {
  return more.length > 0 ? [...given, ...more] : given;
}
