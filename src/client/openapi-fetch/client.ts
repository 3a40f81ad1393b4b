import createClient, { type Middleware } from "openapi-fetch";
import type { Route } from "../../../generated/routes.ts";
import { isObject } from "../../json.ts";
import { bare, type ApiDescription } from "../../routes/api.ts";
import type { SplitParams } from "../../routes/params.ts";
import { compilePath } from "../../routes/path.ts";
import { readErrorFields } from "../../transport/api-error.ts";
import type { ApiResponse } from "../../transport/api-response.ts";
import { addAttemptInfo, createCall, type Call } from "../../transport/call.ts";
import type { ClientContext } from "../../transport/context.ts";
import { noStore } from "../../transport/fetch/no-store.ts";
import { fromResponse } from "../../transport/fetch/response.ts";
import { followSignals } from "../../transport/on-abort.ts";
import { responseError } from "../../transport/response-error.ts";
import { send } from "../../transport/send.ts";
import { readCallOptions } from "../options/call-options.ts";
import { createEndpoint } from "../endpoint.ts";
import { adapt } from "./adapt.ts";
import { ask } from "./ask.ts";
import { readCallInit } from "./call-init.ts";
import { createRouteFinder, findEndpoint } from "./endpoint-finder.ts";
import { readRequest } from "./request.ts";
import { toResponse } from "./response.ts";

/** A method's request before it is written. Its URL has no query yet. */
export interface MethodRequest extends SplitParams {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** The part that is loaded at the first call. */
export interface LoadedRaw {
  /** Makes a raw call, of which nothing is checked yet. */
  request(middlewares: readonly Middleware[], method: string, path: string, init?: object): Promise<unknown>;
  send(
    middlewares: readonly Middleware[],
    call: Call,
    route: Route,
    request: MethodRequest,
  ): Promise<ApiResponse>;
}

/** Makes the part of `raw` that is loaded at its first call. */
export function createLoadedRaw(context: ClientContext, api: ApiDescription): LoadedRaw {
  const { servers, headers, pathDefaults } = context;
  const findRoute = createRouteFinder(api);
  const client = createClient({ headers, redirect: "manual", ...noStore() });

  return {
    async request(middlewares, method, path, given = {}) {
      const { init, options } = readCallInit(method, path, given, Object.values(servers));
      const settings = readCallOptions(options, context.callDefaults, !context.authorization);
      const route = findRoute(method.toUpperCase(), path)?.route;
      const fill = compilePath(route?.path === path ? route : bare({ path }), pathDefaults);
      const pathSerializer = (url: string, values: Record<string, unknown>): string =>
        url.slice(0, url.length - path.length) + fill(values);
      const adapted = adapt(route, servers, init.headers);
      const endpoint = bare({
        method: method.toUpperCase(),
        path: route?.path ?? path.replace(/[?#].*/s, ""),
        retry: "unsafe",
      } as const);
      const call = createCall(
        createEndpoint(context, path, endpoint),
        { ...settings, signal: init.signal ?? undefined },
        context.redactor,
      );
      // A Request listens to its signal until it is garbage.
      const followed = init.signal ? followSignals(init.signal) : undefined;
      return ask(client, {
        call,
        path,
        init: {
          ...adapted,
          pathSerializer,
          ...init,
          headers: adapted.headers,
          ...(followed && { signal: followed.controller.signal }),
          // Without any values openapi-fetch would leave the braces in.
          params: { ...init.params, path: init.params?.path ?? {} },
        },
        middleware: [...middlewares, ...(init.middleware ?? [])],
        fetch: (sent, isAsMade) => {
          const endpoint = findEndpoint(context, findRoute, sent, isAsMade ? path : undefined);
          call.endpoint = { ...endpoint, empty: true };
          return sendRequest(context, sent, call);
        },
      }).finally(followed?.release);
    },

    async send(middleware, call, route, { url, path, query, body, headers: own }) {
      const { method, path: template } = call.endpoint;
      const { data, error, response } = await ask(client, {
        call,
        path: template,
        init: { ...adapt(route, servers, own), params: { path, query }, pathSerializer: () => url, body },
        middleware,
        fetch: (sent) => {
          // Whatever a middleware makes of it, a request is sent as its own operation is.
          if (!isSameRequest(sent, method, url)) call.endpoint = findEndpoint(context, findRoute, sent);
          return sendRequest(context, sent, call);
        },
      });
      const success = data ?? (route.empty && {});
      return readResult(response, response.ok ? success : error, call);
    },
  };
}

async function sendRequest(context: ClientContext, request: Request, call: Call): Promise<Response> {
  const { controller, release } = followSignals(call.signal, request.signal);
  call.signal = controller.signal;
  try {
    const read = await readRequest(request, context, call);
    return toResponse(await send(context, read, call), call.redactor);
  } finally {
    release();
  }
}

function readResult(response: Response, value: unknown, call: Call): ApiResponse {
  const received = fromResponse(response);
  const error = response.ok ? undefined : readErrorFields(value, call);
  if (error || (response.ok && isObject(value)))
    return { received, value: value as ApiResponse["value"], error };
  const problem = response.ok ? "is no JSON object" : "is an error, but not in the API's form";
  const remedy = "Check what the middlewares make of it.";
  throw addAttemptInfo(responseError(received, call, `${problem}. ${remedy}`).error, call);
}

function isSameRequest(sent: Request, method: string, url: string): boolean {
  return sent.method === method && sent.url.replace(/[?#].*/s, "") === url;
}
