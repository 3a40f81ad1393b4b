import { isLoopback } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { AGENT, keepSockets, type Pool, type PoolOptions } from "./pool.ts";

const NAMES = ["https_proxy", "http_proxy", "all_proxy"];

/** Whether the environment may name a proxy for a server. This machine itself is never behind one, as in Go and curl. */
function mayHaveProxy({ hostname }: URL): boolean {
  return !isLoopback(hostname) && NAMES.some((name) => process.env[name] || process.env[name.toUpperCase()]);
}

/**
 * Makes the pool of connections through the proxy that the environment names, if it names one for this server.
 *
 * The packages for it are loaded here: most programs have no proxy, and start sooner without it.
 *
 * @throws {StytchConfigError} for a proxy that is no http or https URL
 */
export async function openProxyPool(server: URL, options: PoolOptions): Promise<Pool | undefined> {
  if (!mayHaveProxy(server)) return undefined;
  const { getProxyForUrl } = await import("proxy-from-env");
  const proxy = getProxyForUrl(server.href);
  if (!proxy) return undefined;
  // Its value is not shown, as it may have a password.
  if (!isHttpUrl(proxy)) {
    throw new StytchConfigError(
      `The proxy that the environment names for ${server.host} is no http or https URL. Correct HTTPS_PROXY, ` +
        "HTTP_PROXY or ALL_PROXY, or name the host in NO_PROXY.",
    );
  }
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  const { default: http } = await (server.protocol === "https:" ? import("node:https") : import("node:http"));
  const agent = new HttpsProxyAgent<string>(proxy, {
    ...AGENT,
    timeout: options.connectTimeout,
  });
  // It would look for the protocol in a stack trace, for each call.
  agent.protocol = server.protocol;
  keepSockets(agent, options);
  return { agent, http };
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}
