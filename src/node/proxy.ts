import type { Agent } from "node:http";
import { AGENT, keepSockets, type PoolOptions } from "./pool.ts";

const NAMES = ["https_proxy", "http_proxy", "all_proxy"];

/** Whether the environment may name a proxy for a server. This machine itself is never behind one, as in Go and curl. */
export function mayHaveProxy({ hostname }: URL): boolean {
  if (/^(localhost|.+\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname)) return false;
  return NAMES.some((name) => process.env[name] || process.env[name.toUpperCase()]);
}

/**
 * Makes the pool of connections through the proxy that the environment names, if it names one for this server.
 *
 * What it takes is loaded here: most programs have no proxy, and start sooner without it.
 */
export async function openProxyPool(server: URL, options: PoolOptions): Promise<Agent | undefined> {
  const { getProxyForUrl } = await import("proxy-from-env");
  const proxy = getProxyForUrl(server.href);
  if (!proxy) return undefined;
  const { HttpsProxyAgent } = await import("https-proxy-agent");
  const agent = new HttpsProxyAgent<string>(proxy, {
    ...AGENT,
    timeout: options.connectTimeout,
  });
  // It would look for the protocol in a stack trace, for each call.
  agent.protocol = server.protocol;
  return keepSockets(agent, options);
}
