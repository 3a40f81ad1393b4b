import type { Middleware } from "openapi-fetch";
import { readGiven, requireArray, requireObject } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { withoutUndefined } from "../../json.ts";
import { isBelow, wrongServer } from "../../transport/send.ts";
import { checkSignal } from "../options/call-options.ts";
import type { CallOptions } from "../types.ts";
import { checkMiddleware } from "./middleware.ts";
import { readRawHeaders } from "./raw-headers.ts";
import { guardSerializers } from "./serializers.ts";

/** A raw call's options for openapi-fetch, as far as they are looked at here. What else there is, is a Request's own. */
export interface CallInit {
  readonly baseUrl?: string;
  readonly headers?: object;
  readonly signal?: AbortSignal | null;
  readonly params?: { readonly path?: Record<string, unknown> };
  readonly middleware?: readonly Middleware[];
}

const PARSERS = ["json", "text", "blob", "arrayBuffer", "stream"];

/**
 * Reads a raw call's options, those of every call apart. openapi-fetch and Request would refuse some of them, too, but
 * with a TypeError that shows the URL or the value, and some only after the request was sent.
 *
 * @param servers the base URLs of the client's servers
 * @throws {StytchConfigError} naming the option, and showing no value
 */
export function readCallInit(
  method: unknown,
  path: unknown,
  given: unknown,
  servers: string[],
): { init: CallInit; options: Pick<CallOptions, "timeout" | "retry"> } {
  if (typeof method !== "string" || !/^[A-Za-z]+$/.test(method)) {
    throw new StytchConfigError("A raw call's method must be a word, such as GET.");
  }
  if (/^(connect|trace|track)$/i.test(method)) {
    throw new StytchConfigError(`A raw call can't be a ${method.toUpperCase()}: fetch has no such method.`);
  }
  if (typeof path !== "string" || !path.startsWith("/")) {
    throw new StytchConfigError("A raw call's path must begin with a slash: the server is the client's.");
  }
  return readGiven("A raw call takes an object of options", () => readOptions(method, given, servers));
}

function readOptions(method: string, given: unknown, servers: string[]): ReturnType<typeof readCallInit> {
  requireObject("A raw call", given, "option");
  // What is undefined is left out, or it would take the place of what the route says.
  const { timeout, retry, ...init } = withoutUndefined(given as Record<string, unknown>);
  if (init["body"] !== undefined && /^(get|head)$/i.test(method)) {
    throw new StytchConfigError(`A ${method.toUpperCase()} has no body. Leave it out, or pass params.query.`);
  }
  checkOptions(init, servers);
  const { headers, params } = init;
  return {
    init: {
      ...init,
      ...(headers !== undefined && { headers: readRawHeaders("headers", headers) }),
      ...(params !== undefined && { params: readParams(params) }),
      ...guardSerializers(init),
    },
    options: { timeout, retry } as Pick<CallOptions, "timeout" | "retry">,
  };
}

function checkOptions(init: Readonly<Record<string, unknown>>, servers: readonly string[]): void {
  const { baseUrl = servers[0], parseAs = "json", signal, middleware = [] } = init;
  for (const name of ["fetch", "Request"]) {
    if (!(name in init)) continue;
    throw new StytchConfigError(
      `A raw call has no option ${name}. createStytch takes a fetch for all calls.`,
    );
  }
  const isOwn = typeof baseUrl === "string" && servers.some((server) => isBelow(server, baseUrl));
  if (!isOwn) throw wrongServer();
  if (!PARSERS.includes(parseAs as string)) {
    throw new StytchConfigError(`parseAs must be one of ${PARSERS.join(", ")}.`);
  }
  // To a Request, null is none.
  if (signal !== null) checkSignal(signal);
  requireArray("middleware", middleware).filter(Boolean).forEach(checkMiddleware);
}

function readParams(params: unknown): object {
  requireObject("params", params);
  const parts: Record<string, unknown> = { ...params };
  for (const name of ["path", "query", "header", "cookie"]) {
    requireObject(`params.${name}`, parts[name] ?? {});
  }
  const { header } = parts;
  if (header !== undefined && header !== null) parts["header"] = readRawHeaders("params.header", header);
  return parts;
}
