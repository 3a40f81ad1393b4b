import { MAX_TIMEOUT, readOptions, requireFunctions, requireWhole } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import { readLimit } from "../limit.ts";
import type { GatewayLimits, Limit, LimitStore } from "../types.ts";

/** Limits of a gateway, checked and completed. */
export interface CheckedLimits {
  readonly caller: Limit;
  readonly strangers: Limit;
  readonly all: Limit;
  readonly concurrency: number;
  readonly bytes: number;
  readonly timeout: number;
  readonly store: LimitStore | undefined;
  readonly onStoreError: "refuse" | "memory";
  readonly trustedHops: number;
}

const MINUTE = 60_000;

const DEFAULTS = {
  caller: { requests: 100, window: MINUTE },
  strangers: { requests: 10, window: MINUTE },
  all: { requests: 6_000, window: MINUTE },
  concurrency: 200,
  bytes: 65_536,
  timeout: 30_000,
  trustedHops: 0,
  onStoreError: "refuse",
  store: undefined,
} as const satisfies GatewayLimits;

/** More proxies than that is a mistake. */
const MAX_HOPS = 100;

/**
 * Reads the limits of a gateway, and fills in what is left out.
 *
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readLimits(given: GatewayLimits = {}): CheckedLimits {
  const options = readOptions("limits", given, Object.keys(DEFAULTS));
  const { concurrency = DEFAULTS.concurrency, bytes = DEFAULTS.bytes, timeout = DEFAULTS.timeout } = options;
  const { trustedHops = DEFAULTS.trustedHops, onStoreError = DEFAULTS.onStoreError, store } = options;
  requireWhole("limits.concurrency", concurrency, 1, Number.MAX_SAFE_INTEGER);
  requireWhole("limits.bytes", bytes, 0, Number.MAX_SAFE_INTEGER);
  requireWhole("limits.timeout", timeout, 1, MAX_TIMEOUT);
  requireWhole("limits.trustedHops", trustedHops, 0, MAX_HOPS);
  if (store !== undefined) requireFunctions(store, ["take"], "limits.store.", true);
  if (!["refuse", "memory"].includes(onStoreError)) {
    throw new StytchConfigError(
      'limits.onStoreError must be "refuse", or "memory" to have each process count by itself while the store is away.',
    );
  }
  const read = (name: "caller" | "strangers" | "all"): Limit => {
    const { [name]: limit = DEFAULTS[name] } = options;
    return readLimit(`limits.${name}`, limit);
  };
  const [caller, strangers, all] = [read("caller"), read("strangers"), read("all")];
  return { caller, strangers, all, concurrency, bytes, timeout, trustedHops, onStoreError, store };
}
