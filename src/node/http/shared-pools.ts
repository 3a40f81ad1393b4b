import { systemClock, type Clock } from "../../clock.ts";
import { VERSION } from "../../version.ts";
import { Pool, type PoolOptions, type PoolParts } from "./pool.ts";
import type { ProxyServer } from "./proxy.ts";

/** The pools of a process by what clients must have in common: the clock, and in the key the rest. */
type Registry = WeakMap<object, Map<string, Pool>>;

/**
 * A registered symbol: all copies of this package share the pools, be they of either module format or loaded anew by a
 * development server. Those of another version have their own, as they may have another idea of a pool.
 */
const REGISTRY = Symbol.for(`stytch-fetch ${VERSION} pools`);

/**
 * Gives the pool for one server, proxy and set of limits, made when it is first asked for, and enters it.
 *
 * Whoever makes a client for each request would otherwise have a connection for each.
 *
 * @param entered the pools that the client has entered, to which it is added
 */
export async function enterPool(
  server: URL,
  proxy: ProxyServer | undefined,
  { connectTimeout, idleTimeout, maxConnections }: PoolOptions,
  clock: Clock,
  entered: Set<Pool>,
): Promise<Pool> {
  const parts = await loadParts(server, proxy);
  // From here on in one step, so that nobody makes the same pool meanwhile.
  const pools = poolsOf(clock);
  const key = JSON.stringify([server.origin, proxy, connectTimeout, idleTimeout, maxConnections]);
  let pool = pools.get(key);
  if (!pool) {
    const options = { connectTimeout, idleTimeout, maxConnections };
    const made = (pool = new Pool(parts, options, clock, () => {
      if (pools.get(key) === made) pools.delete(key);
    }));
    pools.set(key, pool);
  }
  // Once, though a client may have several servers of one origin.
  if (!entered.has(pool)) pool.enter();
  entered.add(pool);
  return pool;
}

/** Loads what a pool is made of: a program starts sooner that has only made its client, or passes its own `fetch`. */
async function loadParts(server: URL, proxy: ProxyServer | undefined): Promise<PoolParts> {
  const isSecure = server.protocol === "https:";
  const [{ default: http }, { scheduler }] = await Promise.all([
    isSecure ? import("node:https") : import("node:http"),
    import("node:timers/promises"),
  ]);
  if (!proxy) return { http, scheduler, isSecure, tunnel: undefined };
  const { connectThrough } = await import("./tunnel.ts");
  return { http, scheduler, isSecure, tunnel: (encrypt) => connectThrough(proxy, server, encrypt) };
}

function poolsOf(clock: Clock): Map<string, Pool> {
  const registry = findRegistry();
  // Each copy of the package has a system clock of its own, which is the same.
  const owner = clock === systemClock ? registry : clock;
  const known = registry.get(owner) ?? new Map<string, Pool>();
  registry.set(owner, known);
  return known;
}

function findRegistry(): Registry {
  const holder = globalThis as { [REGISTRY]?: Registry };
  const registry = holder[REGISTRY] ?? own;
  // Where nothing may be added to the global object, each copy keeps its own.
  Reflect.defineProperty(holder, REGISTRY, { value: registry, configurable: true });
  return registry;
}

const own: Registry = new WeakMap();
