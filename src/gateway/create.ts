import { connectMethods } from "../client/create.ts";
import type { DirectOptions } from "../client/types.ts";
import { StytchConfigError } from "../errors/config.ts";
import { withoutUndefined } from "../json.ts";
import { documentedApi } from "../routes/api.ts";
import { createMatcher } from "../routes/match.ts";
import type { ClientContext } from "../transport/context.ts";
import { keepPlain, toResponse } from "../transport/plain-exchange.ts";
import { documentValidator, serverFields } from "../validate/document.ts";
import { Audit } from "./audit.ts";
import { readCookieNames } from "./cookies.ts";
import { createHandler } from "./handler.ts";
import { Limits } from "./limits/limits.ts";
import { readConfig, type CheckedConfig } from "./options.ts";
import { readOrigins } from "./origin.ts";
import { readPolicy, type Allowed, type Policy } from "./policy/policy.ts";
import { fromRequest } from "./from-request.ts";
import type { Gateway, GatewayConfig } from "./types.ts";
import { createForward } from "./upstream.ts";

/** Makes the context of a client, over a runtime's own way of sending requests. */
export type CreateContext = (options: DirectOptions) => ClientContext;

/**
 * Puts a gateway together.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function assembleGateway(given: GatewayConfig, createContext: CreateContext): Gateway {
  const config = readConfig(given);
  const { projectId, secret, baseUrl, fraudBaseUrl, allowHttp, fetch, jwks, clock, hooks, limits } = config;
  const api = {
    routes: documentedApi.routes,
    validator: documentValidator,
    serverFields,
  };
  const policy = readPolicy(config.allow, api);
  checkAuthorize(config, policy);
  const client = createContext(
    withoutUndefined({ projectId, secret, baseUrl, fraudBaseUrl, allowHttp, fetch, jwks, clock }),
  );
  const audit = new Audit(clock, hooks, client.redactor);
  const handle = createHandler({
    config,
    match: createMatcher(documentedApi.routes),
    validator: documentValidator,
    policy,
    origins: readOrigins(config.origins),
    cookies: readCookieNames(config.cookies),
    limits: new Limits(limits, clock, (problem) => audit.problem(problem)),
    audit,
    forward: createForward(client),
    stytch: connectMethods(client, documentedApi),
    redactor: client.redactor,
  });
  const answer: Gateway["fetch"] = async (request, connection) =>
    toResponse(await handle(fromRequest(request), connection));
  return { fetch: keepPlain(answer, handle) };
}

/** A permission that nobody could use is a mistake, and so is one that nothing could hold to its caller. */
function checkAuthorize({ authorize, secret }: CheckedConfig, { allowed }: Policy): void {
  const known = [...allowed.values()].filter(({ strangers }) => !strangers);
  if (authorize) authorize.check?.(known, (text) => text === secret);
  else if (known.length > 0) {
    throw new StytchConfigError(
      `authorize is missing, so nobody could call ${list(known)}. ` +
        "Pass session() for signed-in users, bearerToken(token) for programs, or a function of your own.",
    );
  }
}

function list(operations: readonly Allowed[]): string {
  return operations.map(({ operation }) => operation).join(", ");
}
