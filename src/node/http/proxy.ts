import { isLoopback } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { readEnv } from "../environment.ts";

/** A proxy that makes tunnels. */
export interface ProxyServer {
  readonly isSecure: boolean;
  /** Without the brackets of an IPv6 address. */
  readonly hostname: string;
  readonly port: number;
  /** Its host and port, for messages: never its user or password. */
  readonly name: string;
  /** HTTP Basic's, from the user and password in its URL. */
  readonly authorization: string | undefined;
}

/**
 * Finds the proxy that the environment names for a server: in `https_proxy` or `http_proxy` by the server's protocol, or in
 * `all_proxy`, or in one of these in capitals. This machine itself is never behind one, as in Go and curl.
 *
 * @throws {StytchConfigError} for a proxy that is no http or https URL
 */
export async function findProxy(server: URL): Promise<ProxyServer | undefined> {
  const { protocol, hostname } = server;
  const given = isLoopback(hostname)
    ? undefined
    : (read(`${protocol.slice(0, -1)}_proxy`) ?? read("all_proxy"));
  if (given === undefined) return undefined;
  // Loaded here: most programs have no proxy, and start sooner without it.
  const { isListed } = await import("./no-proxy.ts");
  // Where this may not be read, the call fails: a proxy must not be used where it is forbidden.
  if (isListed(readEither("no_proxy", (name) => process.env[name]) ?? "", hostname, portOf(server)))
    return undefined;
  const proxy = parse(given);
  // Its value is not shown, as it may have a password.
  if (!proxy) {
    throw new StytchConfigError(
      `The proxy that the environment names for ${server.host} is no http or https URL. Correct HTTPS_PROXY, ` +
        "HTTP_PROXY or ALL_PROXY, or name the host in NO_PROXY.",
    );
  }
  const port = portOf(proxy);
  return {
    isSecure: proxy.protocol === "https:",
    hostname: proxy.hostname.replace(/^\[|\]$/g, ""),
    port: Number(port),
    name: `${proxy.hostname}:${port}`,
    authorization: await authorizationOf(proxy),
  };
}

/** Reads a variable. One that may not be read names no proxy. */
function read(name: string): string | undefined {
  return readEither(name, (either) => readEnv(either, () => undefined));
}

function readEither(name: string, readOne: (name: string) => string | undefined): string | undefined {
  return readOne(name)?.trim() || readOne(name.toUpperCase())?.trim() || undefined;
}

/** A URL's port, also where it is its protocol's own. */
export function portOf({ protocol, port }: URL): string {
  return port || (protocol === "https:" ? "443" : "80");
}

/** Without a protocol it is http, as in curl. */
function parse(given: string): URL | undefined {
  const text = given.includes("://") ? given : `http://${given}`;
  if (!URL.canParse(text)) return undefined;
  const url = new URL(text);
  // An @ behind the host: a password with a slash or a question mark, of which a part would be taken for the host.
  const isWhole = !/@/.test(url.pathname + url.search + url.hash);
  return isWhole && /^https?:$/.test(url.protocol) ? url : undefined;
}

async function authorizationOf({ username, password }: URL): Promise<string | undefined> {
  if (!username && !password) return undefined;
  // Unlike decodeURIComponent, it leaves a bare % as it is.
  const { unescape } = await import("node:querystring");
  return `Basic ${Buffer.from(`${unescape(username)}:${unescape(password)}`).toString("base64")}`;
}
