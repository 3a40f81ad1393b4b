import createClient, { createQuerySerializer, type Client } from "openapi-fetch";
import type { paths } from "../../../generated/schema.ts";
import { findRouteOf } from "./find-route.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { Config } from "../options/options.ts";
import { checkHeaderText } from "../options/checks.ts";
import { fillPath } from "../../routes/path.ts";
import { checkServer, send } from "../../transport/send.ts";
import type { Outgoing } from "../../transport/transport.ts";
import { uncached } from "../../transport/fetch/no-store.ts";

/** openapi-fetch's client, typed by the document. */
export type RawClient = Client<paths, "application/json">;

/** The openapi-fetch client under every call. */
export interface Raw {
  readonly client: RawClient;
  /** Whether a middleware was registered, which wants to see a `Request` and a `Response` of each call. */
  hasMiddleware: boolean;
}

/**
 * Makes the openapi-fetch client under every call. Credentials, time limits, retries and the check of answers are in
 * its `fetch`, so that a raw call has them too.
 */
export function createRaw(config: Config): Raw {
  const { baseUrl, headers } = config;
  const client = createClient<paths, "application/json">({
    baseUrl,
    headers,
    redirect: "manual",
    bodySerializer: toJSON,
    querySerializer: toQuery,
    pathSerializer: (url, values) => {
      checkServer(config, url);
      return baseUrl + fillPath(url.slice(baseUrl.length), values);
    },
    Request: NativeRequest as unknown as typeof Request,
    fetch: (request) => sendRaw(config, request),
  });
  const raw = { client, hasMiddleware: false };
  const use = client.use.bind(client);
  client.use = (...middlewares) => {
    use(...middlewares);
    raw.hasMiddleware = true;
  };
  return raw;
}

async function sendRaw(config: Config, request: Request): Promise<Response> {
  const { url, method, signal } = request;
  checkServer(config, url);
  const path = url.slice(config.baseUrl.length).replace(/\?.*/s, "");
  // Without any path values openapi-fetch sends the braces; this tells which are missing.
  fillPath(path.replaceAll("%7B", "{").replaceAll("%7D", "}"), {});
  const { timeout, retry } = config;
  const call = { ...findRouteOf(method, path), timeout, retry, signal, attempt: 0, previous: undefined };
  return (await send(config, await readRequest(request), call)).toResponse(config.secrets);
}

/**
 * Reads a request once, so that each attempt can be made anew from what was read.
 *
 * @throws {StytchConfigError} for a header, of a raw call or a middleware, that can't be sent
 */
export async function readRequest(request: Request): Promise<Outgoing> {
  const { url, method, headers } = request;
  for (const [name, value] of headers) checkHeaderText(name, value);
  const body = request.body ? await request.clone().text() : undefined;
  return { url, method, headers, body, original: request };
}

/** The runtime's `Request`, for openapi-fetch, which wants it at once: Node takes 15 ms to load it when it is named. */
export function NativeRequest(url: string, init: RequestInit): Request {
  return new Request(url, { ...uncached(), ...init });
}
Object.defineProperty(NativeRequest, Symbol.hasInstance, {
  value: (value: unknown) => value instanceof Request,
});

// In both, the reason is our own: the runtime's would show the names of the params.

function toJSON(body: unknown): string {
  try {
    return JSON.stringify(body);
  } catch {
    throw new StytchConfigError(
      "The params can't be written as JSON: they hold a BigInt, or hold themselves.",
    );
  }
}

const serializeQuery = createQuerySerializer();

function toQuery(query: Record<string, unknown>): string {
  try {
    return serializeQuery(query);
  } catch {
    throw new StytchConfigError("The params can't be written into a URL: they are nested, or no text.");
  }
}
