// All that adapts openapi-fetch is in this folder. `raw` is openapi-fetch's own client, and where a middleware is
// registered there, methods go through it too, as the middleware wants to see a Request and a Response of each call.
// Without one, methods have no use for it. What it doesn't do by itself:
//
// - It is loaded, with all of this folder but this file, at its first call (client.ts). It looks up the runtime's Request
//   as it is made, and Node loads its whole fetch with that, which programs that only use methods need not wait for
//   (bench/RESULTS.md: start-up, size).
// - `raw` is an object of ours with its methods. It knows paths by their types alone, so each call is given what the
//   route says, as openapi-fetch's own options: the server, the way to fill the path, the form of the body (adapt.ts).
// - Wrong use is told in our words, and shows nothing of the call (call-init.ts, explain.ts, middleware-watch.ts).
// - Middlewares are kept here, and given to it with each call: so they can be registered before it is there, and methods
//   know whether there is one.
// - A signal ends a call where a middleware heeds none (ask.ts), and a body that is a stream without an end (read-body.ts).
// - Its `fetch` is `send`: credentials, time limits, retries and the check of responses are there. A Request becomes
//   plain data before (request.ts), and the response a Response after (response.ts), whose `json` gives what was parsed
//   already, so that the body is left to the caller.

import type { Client, Middleware } from "openapi-fetch";
import type { Route } from "../../../generated/routes.ts";
import type { paths } from "../../../generated/schema.ts";
import type { ApiDescription } from "../../routes/api.ts";
import type { ApiResponse } from "../../transport/api-response.ts";
import type { Call } from "../../transport/call.ts";
import type { ClientContext } from "../../transport/context.ts";
import { loadOnce } from "../load-once.ts";
import type { LoadedRaw, MethodRequest } from "./client.ts";
import { checkMiddleware } from "./middleware.ts";

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

const METHODS = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE"] as const;

/** Makes the openapi-fetch client of an API. */
export function createRaw(context: ClientContext, api: ApiDescription): Raw {
  let middlewares: readonly Middleware[] = [];

  const load = loadOnce<LoadedRaw>(
    context.redactor,
    "raw can't be loaded. Deploy every file of the bundle, and reload older pages.",
    () =>
      import("./client.ts").then(
        ({ createLoadedRaw }) =>
          () =>
            createLoadedRaw(context, api),
      ),
  );

  async function request(method: string, path: string, init?: object): Promise<unknown> {
    const all = middlewares;
    context.gate?.begin();
    try {
      return await (await load()).request(all, method, path, init);
    } finally {
      context.gate?.end();
    }
  }

  const client: Record<string, unknown> = {
    request,
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
    client[method] = (path: string, init?: object) => request(method, path, init);
  }
  return {
    client: client as unknown as RawClient,
    get hasMiddleware() {
      return middlewares.length > 0;
    },
    async send(...given) {
      const all = middlewares;
      return (await load()).send(all, ...given);
    },
  };
}
