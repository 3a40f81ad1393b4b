import { requireArray, wrongKind } from "../checks.ts";
import { StytchConfigError } from "../errors/config.ts";
import type { PlainResponse, RequestHead } from "../transport/plain-exchange.ts";

/** The origins of pages that may call, beside the gateway's own. */
export type Origins = ReadonlySet<string>;

/**
 * The place that a request comes from, as the browser tells it: no page, or one that doesn't tell; one of the gateway's own
 * origin; one that is listed; or any other.
 */
export type OriginCheck =
  { readonly kind: "none" | "own" | "foreign" } | { readonly kind: "listed"; readonly origin: string };

/** The scheme of an app's own pages, such as `capacitor://localhost`. A file's and a script's origin is `null`. */
const APP = /^(?!https?:|file:|data:|blob:|javascript:|about:|wss?:)[a-z][a-z\d+.-]*:\/\/[\w.-]+(:\d{1,5})?$/;

/**
 * Reads the option `origins`.
 *
 * @throws {StytchConfigError} for one that no browser sends: it would never match, or match more than was meant
 */
export function readOrigins(origins: readonly string[] | undefined = []): Origins {
  return new Set(
    requireArray("origins", origins).map((origin, index) => readOrigin(`origins[${index}]`, origin)),
  );
}

function readOrigin(at: string, origin: unknown): string {
  if (typeof origin !== "string") throw wrongKind(at, "a string", origin);
  if (origin === "*" || origin.includes("*"))
    throw new StytchConfigError(
      `${at} has a *, but every origin must be listed: any page could call otherwise.`,
    );
  if (origin === "null")
    throw new StytchConfigError(
      `${at} is null, which is the origin of files and of sandboxed frames of any page. List a page's origin.`,
    );
  if (APP.test(origin)) return origin;
  const exact = originOf(origin);
  if (exact === origin) return origin;
  const remedy = exact === undefined ? "List one in full: https://app.example." : `Write ${exact}.`;
  throw new StytchConfigError(`${at} is no origin as browsers send it. ${remedy}`);
}

/** The origin of an address of the web. Nothing: it is none. */
function originOf(url: string): string | undefined {
  try {
    const { protocol, origin } = new URL(url);
    return /^https?:$/.test(protocol) ? origin : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Finds out whose page sent a request, by `Origin` and `Sec-Fetch-Site`, which no script can set. Programs that are no
 * browsers can, but carry no cookies that are others'.
 *
 * @see https://www.w3.org/TR/fetch-metadata/#sec-fetch-site-header
 */
export function checkOrigin(request: RequestHead, origins: Origins): OriginCheck {
  const origin = request.headers.get("origin");
  const site = request.headers.get("sec-fetch-site");
  if (origin === null) {
    if (site === "same-origin") return { kind: "own" };
    // The other sites' pages send none with links and pictures. `none` is an address that someone typed.
    return { kind: site === null || site === "none" ? "none" : "foreign" };
  }
  if (origins.has(origin)) return { kind: "listed", origin };
  return { kind: isOwn(origin, site, request.url) ? "own" : "foreign" };
}

function isOwn(origin: string, site: string | null, url: string): boolean {
  const exact = originOf(origin);
  if (exact !== origin) return false;
  // The browser compared the address that it called, which proxies in front may have changed since.
  if (site !== null) return site === "same-origin";
  const { host, protocol } = new URL(url);
  const page = new URL(origin);
  // Behind a proxy that ends TLS, the page has https where the request has http.
  return page.host === host && (page.protocol === protocol || page.protocol === "https:");
}

/** Whether the session in a request's cookies counts. Where no page is known to have sent it, any may have. */
export function trustsCookies({ kind }: OriginCheck): boolean {
  return kind === "own" || kind === "listed";
}

/**
 * Lists the headers that let a page read its answer.
 *
 * @param credentials whether cookies may go along
 * @see https://fetch.spec.whatwg.org/#http-cors-protocol
 */
export function corsHeaders(check: OriginCheck, credentials: boolean): Record<string, string> {
  if (check.kind !== "listed") return { vary: "Origin" };
  return {
    "access-control-allow-origin": check.origin,
    "access-control-expose-headers": "Retry-After",
    ...(credentials && { "access-control-allow-credentials": "true" }),
    vary: "Origin",
  };
}

/**
 * The answer to the question that browsers ask before a page's call. Nothing: the request is none.
 *
 * @param check of a page that isn't foreign
 */
export function preflight(
  request: RequestHead,
  check: OriginCheck,
  credentials: boolean,
): PlainResponse | undefined {
  if (request.method !== "OPTIONS" || !request.headers.has("access-control-request-method")) return undefined;
  if (check.kind === "foreign") return undefined;
  const headers = {
    ...corsHeaders(check, credentials),
    ...(check.kind === "listed" && {
      "access-control-allow-methods": "GET, POST, PUT, PATCH, DELETE",
      "access-control-allow-headers": ALLOWED_HEADERS,
      "access-control-max-age": "600",
    }),
  };
  return { status: 204, headers: Object.entries(headers), text: null };
}

/** The headers of a client's calls, with those that an instrumented `fetch` adds (https://www.w3.org/TR/trace-context/). */
const ALLOWED_HEADERS = "Content-Type, Authorization, User-Agent, Traceparent, Tracestate";
