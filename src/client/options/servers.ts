import { isLoopback, requireBoolean, requireString } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { ApiDescription } from "../../routes/api.ts";
import { optionOf } from "../../routes/server-option.ts";
import { readUrl, type UrlParts } from "./url.ts";

type Servers = ApiDescription["servers"];

/** The base URL of each server, by the server's name, without a slash at the end. */
export type BaseUrls = Readonly<Record<string, string>>;

/** Lists the options that name the servers' addresses: `baseUrl` for `api`, `fraudBaseUrl` for `fraud`. */
export function serverOptions(servers: Servers): string[] {
  return Object.keys(servers).map(optionOf);
}

/**
 * Reads where the servers are: where an option says, or else where the document does. Where `baseUrl` is this machine, or
 * http that is allowed, it serves all of them, as a sandbox does.
 *
 * @throws {StytchConfigError} for what is no https URL, nor http on loopback, nor http that `allowHttp` allows
 */
export function readBaseUrls(options: object, servers: Servers, projectId: string): BaseUrls {
  const given = options as Readonly<Record<string, unknown>>;
  const environment = projectId.startsWith("project-live-") ? "live" : "test";
  const { allowHttp = false, baseUrl } = given;
  requireBoolean("allowHttp", allowHttp);
  const isAllowed: HttpRule = environment === "live" ? "never" : allowHttp === true;
  const local = baseUrl !== undefined && isLocal(readBaseUrl("baseUrl", baseUrl, isAllowed));
  const urls = Object.entries(servers).map(([server, addresses]) => {
    const option = optionOf(server);
    const known = local ? baseUrl : addresses[environment];
    return [server, readBaseUrl(option, given[option] === undefined ? known : given[option], isAllowed)];
  });
  return Object.fromEntries(urls) as BaseUrls;
}

/** Whether http is allowed beyond loopback. A live project's secret never goes there: whoever is on the way could read it. */
type HttpRule = boolean | "never";

function readBaseUrl(option: string, value: unknown, http: HttpRule): string {
  const url = parseUrl(option, value);
  const isHttpAllowed = http === true || isLoopback(url.hostname);
  if (url.protocol === "https:" || (url.protocol === "http:" && isHttpAllowed)) return trim(url);
  const remedy =
    http === "never"
      ? "A live project's is sent nowhere else in the clear."
      : "For a sandbox in docker compose or the like, pass `allowHttp: true`.";
  throw new StytchConfigError(
    `${option} must be https, or http on loopback (localhost, 127.0.0.1, [::1]): the secret goes there. ${remedy}`,
  );
}

/** Whether a server is one for tests, which stands for all: on this machine, or where http was allowed. */
function isLocal(url: string): boolean {
  return url.startsWith("http:") || isLoopback(readUrl(url).hostname);
}

/**
 * Reads a gateway's address, which is every server's.
 *
 * @throws {StytchConfigError} for a gateway that is no URL, or that stands beside options of its own
 */
export function readGateway(options: object, servers: Servers): BaseUrls {
  const { gateway, ...given } = options as Readonly<Record<string, unknown>>;
  const extra = ["projectId", "secret", "allowHttp", ...serverOptions(servers)].find(
    (name) => given[name] !== undefined,
  );
  if (extra !== undefined)
    throw new StytchConfigError(`gateway and ${extra} don't go together: the gateway knows it. Remove one.`);
  const page = (globalThis as { location?: { href?: string } }).location?.href;
  if (typeof gateway === "string" && gateway.startsWith("/") && !page) {
    throw new StytchConfigError(
      "gateway must be a full URL here: there is no page that it could be relative to.",
    );
  }
  const url = parseUrl("gateway", gateway, page);
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new StytchConfigError("gateway must be an http or https address.");
  }
  return Object.fromEntries(Object.keys(servers).map((server) => [server, trim(url)]));
}

function parseUrl(name: string, value: unknown, base?: string): UrlParts {
  requireString(name, value);
  // Where there is a page, an empty address would be the page's own.
  if (value === "") throw new StytchConfigError(`${name} is empty.`);
  let url: UrlParts;
  try {
    url = readUrl(value, base);
  } catch {
    throw new StytchConfigError(`${name} is no URL. Write it in full, as in https://test.stytch.com.`);
  }
  if (url.username || url.password) {
    throw new StytchConfigError(`${name} has credentials in it. Pass projectId and secret instead.`);
  }
  if (url.search || url.hash) throw new StytchConfigError(`${name} must end with its path, without ? and #.`);
  return url;
}

function trim(url: UrlParts): string {
  // Not its href, which keeps a `?` or `#` with nothing after it.
  return (url.origin + url.pathname).replace(/\/+$/, "");
}
