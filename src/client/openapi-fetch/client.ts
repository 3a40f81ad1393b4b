// All that adapts openapi-fetch is in this folder. `raw` is openapi-fetch's own client, and where a middleware is
// registered there, methods go through it too, as the middleware wants to see a Request and a Response of each call.
// Without one, methods have no use for it. What it doesn't do by itself:
//
// - It is loaded and made at its first call. It looks up the runtime's Request as it is made, and Node loads its whole
//   fetch with that, which programs that only use methods need not wait for (bench/RESULTS.md: start-up, size).
// - `raw` is an object of ours with its methods. It knows paths by their types alone, so each call is given what the
//   route says, as openapi-fetch's own options: the server, the way to fill the path, the form of the body (adapt.ts).
// - Middlewares are kept here, and given to it with each call: so they can be registered before it is there, and methods
//   know whether there is one.
// - Its `fetch` is `send`: credentials, time limits, retries and the check of responses are there. A Request becomes
//   plain data before (request.ts), and the response a Response after (response.ts), whose `json` gives what was parsed
//   already, so that the body is left to the caller.

import type { Client, Middleware } from "openapi-fetch";
import type { Route } from "../../../generated/routes.ts";
import type { paths } from "../../../generated/schema.ts";
import { requireObject } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { ApiDescription } from "../../routes/api.ts";
import type { SplitParams } from "../../routes/params.ts";
import { compilePath } from "../../routes/path.ts";
import { readErrorFields } from "../../transport/api-error.ts";
import type { ApiResponse } from "../../transport/api-response.ts";
import { addAttemptInfo, createCall, type Call } from "../../transport/call.ts";
import type { ClientContext } from "../../transport/context.ts";
import { noStore } from "../../transport/fetch/no-store.ts";
import { fromResponse } from "../../transport/fetch/response.ts";
import { responseError } from "../../transport/response-error.ts";
import { send } from "../../transport/send.ts";
import { adapt } from "./adapt.ts";
import { createRouteFinder, findEndpoint, type FindRoute } from "./endpoint-finder.ts";
import { readRequest } from "./request.ts";
import { toResponse } from "./response.ts";

/**
 * openapi-fetch's client, typed by the document.
 *
 * @example
 * const raw: RawClient = createStytch({ projectId, secret }).raw;
 */
export type RawClient = Client<paths, "application/json">;

/** The openapi-fetch client beside the methods. */
export interface Raw {
  readonly client: RawClient;
  /** Whether a middleware was registered. */
  readonly hasMiddleware: boolean;
  /** Makes a method's call through openapi-fetch and its middlewares. */
  send(call: Call, route: Route, request: MethodRequest): Promise<ApiResponse>;
}

/** A method's request before it is written. Its URL has no query yet. */
interface MethodRequest extends SplitParams {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** openapi-fetch infers its types from literal methods and paths; here they are values. */
type Ask = (method: string, path: string, init: CallInit) => Promise<RawResult>;

/** A raw call's options, as far as they are looked at here. */
interface CallInit {
  readonly headers?: object;
  readonly params?: { readonly path?: Record<string, unknown> };
  readonly middleware?: readonly Middleware[];
}

interface RawResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Makes the openapi-fetch client of an API. */
export function createRaw(context: ClientContext, api: ApiDescription): Raw {
  const findRoute = createRouteFinder(api);
  let openapiFetch: { request: unknown } | undefined;
  let middlewares: readonly Middleware[] = [];

  const ask: Ask = async (method, path, { middleware = [], ...init }) => {
    const all = [...middlewares, ...middleware];
    const { headers } = context;
    const { default: createClient } = await import("openapi-fetch");
    openapiFetch ??= createClient({ headers, redirect: "manual", ...noStore() });
    return (openapiFetch.request as Ask)(method, path, { ...init, middleware: all });
  };

  const request: Ask = async (method, path, init) => {
    const route = findRoute(method.toUpperCase(), path)?.route;
    const adapted = adapt(route, context.servers, init.headers);
    const fill = compilePath(route?.path === path ? route : { path }, context.pathDefaults);
    return ask(method, path, {
      ...adapted,
      pathSerializer: (url: string, values: Record<string, unknown>) =>
        url.slice(0, url.length - path.length) + fill(values),
      fetch: (sent: Request) => {
        const settings = { ...context.callDefaults, signal: sent.signal };
        const call = createCall(findEndpoint(context, findRoute, sent), settings, context.redactor);
        return sendRequest(context, sent, call);
      },
      ...init,
      headers: adapted.headers,
      // Without any values openapi-fetch would leave the braces in.
      params: { ...init.params, path: init.params?.path ?? {} },
    } as CallInit);
  };

  const client: Record<string, unknown> = {
    request: (method: string, path: string, init: CallInit = {}) => request(method, path, init),
    use(...added: Middleware[]) {
      const all = added.filter(Boolean);
      all.forEach(checkMiddleware);
      middlewares = [...middlewares, ...all];
    },
    eject(...removed: Middleware[]) {
      middlewares = middlewares.filter((middleware) => !removed.includes(middleware));
    },
  };
  for (const method of METHODS) {
    client[method] = (path: string, init: CallInit = {}) => request(method, path, init);
  }
  return {
    client: client as unknown as RawClient,
    get hasMiddleware() {
      return middlewares.length > 0;
    },
    send: (call, route, methodRequest) =>
      sendByMethod(context, { ask, findRoute }, call, route, methodRequest),
  };
}

/** @throws {StytchConfigError} for what is no middleware, at once and not at the first call */
function checkMiddleware(value: unknown): void {
  const names = ["onRequest", "onResponse", "onError"];
  requireObject("use", value);
  if (!names.some((name) => name in value)) {
    throw new StytchConfigError(`A middleware has one of ${names.join(", ")}.`);
  }
}

async function sendByMethod(
  context: ClientContext,
  { ask, findRoute }: { ask: Ask; findRoute: FindRoute },
  call: Call,
  route: Route,
  { url, path, query, body, headers }: MethodRequest,
): Promise<ApiResponse> {
  const { endpoint } = call;
  const { data, error, response } = await ask(endpoint.method, endpoint.path, {
    ...adapt(route, context.servers, headers),
    params: { path, query },
    pathSerializer: () => url,
    body,
    fetch: (sent: Request) => {
      // Whatever a middleware makes of it, a request is sent as its own operation is.
      if (!isSameRequest(sent, endpoint.method, url)) call.endpoint = findEndpoint(context, findRoute, sent);
      return sendRequest(context, sent, call);
    },
  } as CallInit);
  const received = fromResponse(response);
  if (response.ok) return { received, value: data as ApiResponse["value"], error: undefined };
  const fields = readErrorFields(error, call);
  if (fields) return { received, value: error as ApiResponse["value"], error: fields };
  const problem = "is an error, but not in the API's form. Check what the middlewares make of it.";
  throw addAttemptInfo(responseError(received, call, problem).error, call);
}

function isSameRequest(sent: Request, method: string, url: string): boolean {
  const [one, other] = [new URL(sent.url), new URL(url)];
  return sent.method === method && one.origin === other.origin && one.pathname === other.pathname;
}

async function sendRequest(context: ClientContext, request: Request, call: Call): Promise<Response> {
  return toResponse(await send(context, await readRequest(request, context), call), call.redactor);
}
