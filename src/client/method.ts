import type { APIPromise } from "../../generated/methods.ts";
import type { Route } from "../../generated/routes.ts";
import { splitParams } from "../routes/params.ts";
import { compilePath } from "../routes/path.ts";
import { toApiError } from "../transport/api-error.ts";
import { responseMeta } from "../transport/api-response.ts";
import { createCall } from "../transport/call.ts";
import type { ClientContext } from "../transport/context.ts";
import { send } from "../transport/send.ts";
import { createEndpoint } from "./endpoint.ts";
import type { Raw } from "./openapi-fetch/raw.ts";
import { readCallOptions } from "./options/call-options.ts";
import { createPromise, ResponseHolder } from "./promise.ts";
import { createRequestFactory } from "./request.ts";
import type { CallOptions } from "./types.ts";

/** A method of the client, before its types. */
export type Method = (params?: unknown, options?: CallOptions) => APIPromise<unknown>;

/**
 * Makes one operation's method: it checks the options, takes the params apart, sends the request, and gives the
 * response's body or throws the API's error.
 */
export function createMethod(context: ClientContext, raw: Raw, operation: string, route: Route): Method {
  // Most methods of most clients are never called.
  let run: Run | undefined;
  return (params, options) => {
    const holder = new ResponseHolder();
    run ??= prepare(context, raw, operation, route);
    return createPromise(run(holder, params, options), holder);
  };
}

type Run = (holder: ResponseHolder, given: unknown, options: CallOptions | undefined) => Promise<unknown>;

function prepare(context: ClientContext, raw: Raw, operation: string, route: Route): Run {
  const endpoint = createEndpoint(context, operation, route);
  const split = splitParams(route);
  const fill = compilePath(route, context.pathDefaults);
  const createRequest = createRequestFactory(context, route);

  return async (holder, given, options) => {
    context.gate?.begin();
    try {
      const settings = readCallOptions(options, context.callDefaults, !context.authorization);
      const params = split(given);
      const url = endpoint.server + fill(params.path);
      const call = createCall(endpoint, settings, context.redactor);
      const response = await (raw.hasMiddleware
        ? raw.send(call, route, { ...params, url, headers: settings.headers })
        : send(context, createRequest(url, params, settings.headers), call));
      const { error } = response;
      if (error) throw toApiError(call, error, responseMeta(response, call.redactor));
      holder.keep(response, call.redactor);
      return response.value;
    } finally {
      context.gate?.end();
    }
  };
}
