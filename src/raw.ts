import createClient, { createQuerySerializer, type Client } from "openapi-fetch";
import type { paths } from "../generated/schema.ts";
import { StytchConfigError } from "./errors/config.ts";
import type { Config } from "./options.ts";
import { fillPath } from "./path.ts";
import { checkServer, send } from "./transport/send.ts";

/** openapi-fetch's client, typed by the document. */
export type RawClient = Client<paths, "application/json">;

/**
 * Makes the openapi-fetch client under every call. Credentials, time limits and the check of answers are in its
 * `fetch`, so that a raw call has them too.
 */
export function createRaw(config: Config): RawClient {
  const { baseUrl, headers, timeout } = config;
  return createClient<paths, "application/json">({
    baseUrl,
    headers,
    redirect: "manual",
    bodySerializer: toJSON,
    querySerializer: toQuery,
    pathSerializer: (url, values) => {
      checkServer(config, url);
      return baseUrl + fillPath(url.slice(baseUrl.length), values);
    },
    fetch: (request) => {
      checkServer(config, request.url);
      const path = request.url.slice(baseUrl.length).replace(/\?.*/s, "");
      // Without any path values openapi-fetch sends the braces; this tells which are missing.
      fillPath(path.replaceAll("%7B", "{").replaceAll("%7D", "}"), {});
      return send(config, request, { route: `${request.method} ${path}`, timeout, signal: request.signal });
    },
    ...UNCACHED,
  });
}

/**
 * Next.js 14 caches what `fetch` gets, and a user must never come from a cache. Older Workers refuse the option.
 *
 * @see https://nextjs.org/docs/14/app/building-your-application/caching#data-cache
 */
const UNCACHED: RequestInit = "cache" in Request.prototype ? { cache: "no-store" } : {};

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
