import type { APIPromise } from "../../generated/methods.ts";
import { routes, type OperationId, type Route } from "../../generated/routes.ts";
import { StytchConfigError } from "../errors/config.ts";
import { readCallOptions, type Config } from "./options/options.ts";
import { placeParams, type Placed } from "../routes/params.ts";
import { compilePath } from "../routes/path.ts";
import { NativeRequest, readRequest, type Raw } from "./openapi-fetch/client.ts";
import { Answer, toError, type Told } from "../transport/response.ts";
import type { Call } from "../transport/call.ts";
import { send } from "../transport/send.ts";
import type { Outgoing } from "../transport/transport.ts";
import type { CallOptions } from "./types.ts";

/** A method of the client, before its types. */
export type Invoke = (params?: unknown, options?: CallOptions) => APIPromise<unknown>;

/** Makes one operation's method. */
export function createInvoke(config: Config, raw: Raw, operation: OperationId): Invoke {
  const route: Route = routes[operation];
  const { method, path, retry: safety } = route;
  const place = placeParams(route);
  const fill = compilePath(path);

  async function run(held: Held, given: unknown, options: CallOptions | undefined): Promise<unknown> {
    const { signal, timeout, retry, headers } = readCallOptions(options, config);
    const placed = place(given);
    const { body, query } = placed;
    const url = fill(placed.path);
    const params = query && { query };
    const call: Call = {
      operation,
      method,
      path,
      safety,
      timeout,
      signal,
      retry,
      attempt: 0,
      previous: undefined,
    };
    const { data, error, response } = await (raw.hasMiddleware
      ? askNatively(config, raw, placed, url, headers, call)
      : // openapi-fetch puts what it doesn't know of these on the Draft: the call.
        ask(raw, method, url, { params, body, headers, Request: Draft, fetch: sendDraft, call }));
    if (error !== undefined) throw toError(call, error, told(config, response));
    held.keep(response);
    return data;
  }

  const sendDraft = (draft: Draft): Promise<Answer> => send(config, draft, draft.call);
  return (params, options) => {
    const held = new Held(config);
    return makeReply(run(held, params, options), held);
  };
}

/** Makes a call with a `Request` and a `Response`, as a middleware wants to see them, and with the path's template. */
function askNatively(
  config: Config,
  raw: Raw,
  { path, query, body }: Placed,
  filled: string,
  headers: CallOptions["headers"],
  call: Call,
): ReturnType<Ask> {
  return ask(raw, call.method, call.path, {
    params: { path, query },
    pathSerializer: () => config.baseUrl + filled,
    body,
    headers,
    Request: NativeRequest,
    fetch: async (sent: Request) =>
      (await send(config, await readRequest(sent), call)).toResponse(config.secrets),
  });
}

const HELD = Symbol("held");

/** What a reply needs later, if its response is asked for. Out of sight where a reply is logged. */
class Held {
  readonly #config: Config;
  #response: Response | Answer | undefined;

  constructor(config: Config) {
    this.#config = config;
  }

  keep(response: Response | Answer): void {
    this.#response = response;
    // What it was parsed to is with the caller: whoever keeps the promise of a page mustn't keep it twice.
    if (response instanceof Answer) response.received.text = "";
  }

  tell(): Told {
    return told(this.#config, this.#response!);
  }
}

/** The promise that a method gives. */
interface HeldReply extends APIPromise<unknown> {
  [HELD]: Held;
}

/**
 * Makes a promise the one that a method gives.
 *
 * No closure of its own for each: V8 keeps what those hold until it collects the old generation.
 */
function makeReply(result: Promise<unknown>, held: Held): APIPromise<unknown> {
  const reply = result as HeldReply;
  reply.withResponse = withResponse;
  reply[HELD] = held;
  return reply;
}

function withResponse(this: HeldReply): Promise<{ data: unknown; response: Told }> {
  // Of the reply itself: another promise beside it would leave a rejection of this one unhandled.
  return this.then((data) => ({ data, response: this[HELD].tell() }));
}

/** What openapi-fetch makes of a call, in place of a `Request`. */
class Draft implements Outgoing {
  readonly url: string;
  readonly method: string;
  readonly headers: Headers;
  readonly body: string | undefined;
  declare readonly call: Call;

  constructor(url: string, init: { method: string; headers: Headers; body?: string }) {
    this.url = url;
    this.method = init.method;
    this.headers = init.headers;
    this.body = init.body;
  }
}

function told({ secrets }: Config, response: Response | Answer): Told {
  if (response instanceof Answer) return response.tell(secrets);
  const { status, headers } = response;
  return { status, headers };
}

/** What `call` gives for an operationId that there is not. */
export function refuseOperation(config: Config, operationId: PropertyKey): APIPromise<unknown> {
  const known = Object.keys(routes).join(", ");
  const problem = `There is no operation ${String(operationId)}. Those there are: ${known}.`;
  return makeReply(Promise.reject(new StytchConfigError(problem)), new Held(config));
}

type Ask = (
  raw: Raw,
  method: string,
  path: string,
  init: object,
) => Promise<{ data?: unknown; error?: unknown; response: Response | Answer }>;

/** openapi-fetch infers its types from literal methods and paths; here they are values of a table. */
const ask: Ask = ({ client }, method, path, init) =>
  (client.request as (method: string, path: string, init: object) => ReturnType<Ask>)(method, path, init);
