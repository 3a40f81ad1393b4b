// All that adapts openapi-fetch is in this folder. `raw` is openapi-fetch's own client, and once a middleware is
// registered there, methods go through it too, as the middleware wants to see a Request and a Response of each call.
// Without one, methods need no more of it than its serializer of queries. What it doesn't do by itself:
//
// - It is made when it is first asked for. It looks up the runtime's Request as it is made, and Node loads its whole
//   fetch with that, which programs that only use methods need not wait for (bench/RESULTS.md, start-up).
// - Its methods are ours, over its `request`: it knows paths by their types alone, so each call is given what the route
//   says, as openapi-fetch's own options: the server, the way to fill the path, the form of the body (adapt.ts).
// - `use` notes that there is a middleware. openapi-fetch doesn't tell.
// - Its `fetch` is `send`: credentials, time limits, retries and the check of responses are there. A Request becomes
//   plain data before (request.ts), and the response a Response after (response.ts), whose `json` gives what was parsed
//   already, so that the body is left to the caller.

import createClient, { type Client } from "openapi-fetch";
import type { Route } from "../../../generated/routes.ts";
import type { paths } from "../../../generated/schema.ts";
import type { ErrorFields } from "../../errors/api.ts";
import type { ApiDescription } from "../../routes/api.ts";
import type { SplitParams } from "../../routes/params.ts";
import { readErrorFields } from "../../transport/api-error.ts";
import type { ApiResponse } from "../../transport/api-response.ts";
import { createCall, type Call } from "../../transport/call.ts";
import type { ClientContext } from "../../transport/context.ts";
import { noStore } from "../../transport/fetch/no-store.ts";
import { fromResponse } from "../../transport/fetch/response.ts";
import { send } from "../../transport/send.ts";
import { adaptBody, adaptCall, adaptHeaders, type CallInit } from "./adapt.ts";
import { EndpointFinder } from "./endpoint-finder.ts";
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
type Ask = (method: string, path: string, init: object) => Promise<Answer>;
interface Answer {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Makes the openapi-fetch client of an API, when it is first asked for. */
export function createRaw(context: ClientContext, api: ApiDescription): Raw {
  const finder = new EndpointFinder(context, api);
  let openapiFetch: RawClient | undefined;
  let client: RawClient | undefined;
  let hasMiddleware = false;

  function connect(): RawClient {
    const { headers } = context;
    return (openapiFetch ??= createClient({ headers, redirect: "manual", ...noStore() }));
  }

  const ask: Ask = (method, path, init) => (connect().request as Ask)(method, path, init);

  const request = (method: string, path: string, init: CallInit = {}): Promise<Answer> => {
    const named = finder.findRoute(method.toUpperCase(), path);
    const fetch = (sent: Request): Promise<Response> => {
      const endpoint = finder.findEndpoint(sent.method, sent.url, named);
      const settings = { ...context.callDefaults, signal: sent.signal };
      return sendRequest(context, sent, createCall(endpoint, settings, context.redactor));
    };
    return ask(method, path, { fetch, ...adaptCall(context, named?.route, path, init) });
  };

  function wrap(): RawClient {
    const own = connect();
    const methods = METHODS.map((method) => [
      method,
      (path: string, init?: CallInit) => request(method, path, init),
    ]);
    const use: RawClient["use"] = (...middlewares) => {
      own.use(...middlewares);
      hasMiddleware = true;
    };
    return { ...own, ...Object.fromEntries(methods), request, use } as RawClient;
  }

  return {
    get client() {
      return (client ??= wrap());
    },
    get hasMiddleware() {
      return hasMiddleware;
    },
    send: (call, route, methodRequest) => sendByMethod(context, ask, call, route, methodRequest),
  };
}

async function sendByMethod(
  context: ClientContext,
  ask: Ask,
  call: Call,
  route: Route,
  { url, path, query, body, headers }: MethodRequest,
): Promise<ApiResponse> {
  const { endpoint } = call;
  const { data, error, response } = await ask(endpoint.method, endpoint.path, {
    ...adaptBody(route),
    headers: adaptHeaders(route, headers),
    baseUrl: endpoint.server,
    params: { path, query },
    pathSerializer: () => url,
    body,
    fetch: (sent: Request) => sendRequest(context, sent, call),
  });
  return {
    received: fromResponse(response),
    value: data as ApiResponse["value"],
    // A middleware's own may have another form.
    error: error === undefined ? undefined : (readErrorFields(error, endpoint) ?? (error as ErrorFields)),
  };
}

async function sendRequest(context: ClientContext, request: Request, call: Call): Promise<Response> {
  return toResponse(await send(context, await readRequest(request, context), call), call.redactor);
}
