import { StytchConfigError } from "../../errors/config.ts";
import { describe } from "../../routes/path.ts";
import type { StytchOptions } from "../types.ts";

/** @throws {StytchConfigError} for what is no https URL, nor http on loopback */
export function readBaseUrl(value: unknown): string {
  const url = parseUrl("baseUrl", value);
  if (url.protocol === "https:" || (url.protocol === "http:" && isLoopback(url.hostname))) return trim(url);
  throw new StytchConfigError(
    "baseUrl must be https, or http on loopback (localhost, 127.0.0.1, [::1]): the secret goes there.",
  );
}

/** Whether a URL's host is this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
}

/** @throws {StytchConfigError} for a gateway that is no URL, or that stands beside options of its own */
export function readGateway({ gateway, projectId, secret, baseUrl }: StytchOptions): string {
  const extra = Object.entries({ projectId, secret, baseUrl }).find(([, value]) => value !== undefined);
  if (extra)
    throw new StytchConfigError(
      `gateway and ${extra[0]} don't go together: the gateway knows it. Remove one.`,
    );
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
  return trim(url);
}

function parseUrl(name: string, value: unknown, base?: string): URL {
  if (typeof value !== "string")
    throw new StytchConfigError(`${name} must be a string, not ${describe(value)}.`);
  // Where there is a page, an empty address would be the page's own.
  if (value === "") throw new StytchConfigError(`${name} is empty.`);
  let url: URL;
  try {
    url = new URL(value, base);
  } catch {
    throw new StytchConfigError(`${name} is no URL. Write it in full, as in https://test.stytch.com.`);
  }
  if (url.username || url.password) {
    throw new StytchConfigError(`${name} has credentials in it. Pass projectId and secret instead.`);
  }
  if (url.search || url.hash) throw new StytchConfigError(`${name} must end with its path, without ? and #.`);
  return url;
}

function trim(url: URL): string {
  // Not its href, which keeps a `?` or `#` with nothing after it.
  return (url.origin + url.pathname).replace(/\/+$/, "");
}
