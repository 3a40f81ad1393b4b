import type { Middleware } from "openapi-fetch";
import { requestLabel, type Call } from "../../transport/call.ts";
import { keepText } from "../../transport/kept-text.ts";
import { onAbort } from "../../transport/on-abort.ts";
import { aborted } from "../../transport/send.ts";
import { explain } from "./explain.ts";
import { MiddlewareWatch } from "./middleware-watch.ts";

/** openapi-fetch infers its types from literal methods and paths; here they are values. */
type Ask = (method: string, path: string, init: object) => Promise<RawResult>;

/** A call for openapi-fetch. */
export interface Asked {
  readonly call: Call;
  readonly path: string;
  readonly init: object;
  readonly middleware: readonly Middleware[];
  /** @param isAsMade whether no middleware made another URL of it */
  readonly fetch: (sent: Request, isAsMade: boolean) => Promise<Response>;
}

interface RawResult {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * Makes a call by openapi-fetch. It ends with the call's signal also where a middleware heeds none; what is being sent ends
 * by itself, and tells more.
 */
export function ask(client: { request: unknown }, asked: Asked): Promise<RawResult> {
  const { call, fetch } = asked;
  const { signal } = call;
  if (signal?.aborted) return Promise.reject(aborted(call));
  let isSending = false;
  const watched: Asked["fetch"] = async (...given) => {
    isSending = true;
    try {
      return await fetch(...given);
    } finally {
      isSending = false;
    }
  };
  return new Promise((resolve, reject) => {
    const release = signal && onAbort(signal, () => isSending || reject(aborted(call, signal)));
    run(client, { ...asked, fetch: watched })
      .finally(release)
      .then(resolve, reject);
  });
}

async function run(
  client: { request: unknown },
  { call, path, init, middleware, fetch }: Asked,
): Promise<RawResult> {
  // The runtime's class of this moment: openapi-fetch keeps the one that there was as it was made.
  const Original = globalThis.Request;
  const watch = new MiddlewareWatch();
  let url: string | undefined;
  function Maker(...given: ConstructorParameters<typeof Request>): Request {
    const request = new Original(...given);
    url = request.url;
    return keepText(request, given[1]?.body);
  }
  // openapi-fetch asks whether what a middleware gives is one.
  Maker.prototype = Original.prototype;
  try {
    return await (client.request as Ask)(call.endpoint.method, path, {
      ...init,
      middleware: middleware.map((one) => watch.wrap(one)),
      Request: Maker,
      fetch: async (sent: Request) => (watch.response = await fetch(sent, sent.url === url)),
    });
  } catch (thrown) {
    throw url === undefined ? explain(thrown, init) : watch.explain(thrown, requestLabel(call));
  }
}
