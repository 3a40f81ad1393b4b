let latest: unknown;
let isLatestOwn = true;

/**
 * Whether the global `fetch` is as Node made it: not replaced by a framework, an instrumentation or a test, and with no
 * dispatcher of undici's that does something else than connect. It loads nothing, and costs no more than comparisons until
 * another `fetch` is seen.
 */
export function isOwnFetch(): boolean {
  const scope = globalThis as Record<PropertyKey, unknown>;
  if (scope["fetch"] !== latest) {
    latest = scope["fetch"];
    isLatestOwn = isNodes(latest);
  }
  return isLatestOwn && isPlain(scope[DISPATCHER]) && isPlain(scope[NEWER_DISPATCHER]);
}

/** Node's own loads undici at its first call, from where only Node itself can. Where there is none, there is none to keep to. */
function isNodes(fetch: unknown): boolean {
  return (
    typeof fetch !== "function" ||
    Function.prototype.toString.call(fetch).includes("internal/deps/undici/undici")
  );
}

/** undici keeps what `setGlobalDispatcher` was given under these, for every copy of itself. The newer is that of undici 8. */
const DISPATCHER = Symbol.for("undici.globalDispatcher.1");
const NEWER_DISPATCHER = Symbol.for("undici.globalDispatcher.2");

/** The default of every copy is an `Agent`, which undici 8 wraps for older ones. Others mock, or know a proxy. */
function isPlain(dispatcher: unknown): boolean {
  return (
    dispatcher === undefined || /^(Agent|Dispatcher1Wrapper)$/.test((dispatcher as object).constructor.name)
  );
}
