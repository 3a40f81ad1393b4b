import type { Limit } from "../types.ts";
import type { CheckedLimits } from "./options.ts";
import type { LimitEntry } from "./take-each.ts";

/** A call, as limits see it. */
export interface CountedCall {
  /** The caller's key. Nothing for a stranger. */
  readonly caller: string | undefined;
  /** A stranger's address. Those without one are counted together. */
  readonly address: string | undefined;
  /** The operation's method. */
  readonly operation: string;
  /** The operation's own limit, which each caller has beside the general one. */
  readonly limit: Limit | undefined;
}

/**
 * Lists the limits that a call counts against: the caller's own before the one of all. A caller whose key is another's
 * address isn't counted with that one.
 */
export function limitEntries(
  { caller, address, operation, limit }: CountedCall,
  { caller: callers, strangers, all }: CheckedLimits,
): LimitEntry[] {
  const own = caller === undefined ? `stranger:${address ?? ""}` : `caller:${caller}`;
  return [
    ...(limit ? [{ key: `${operation}:${own}`, limit }] : []),
    { key: own, limit: caller === undefined ? strangers : callers },
    { key: "all", limit: all },
  ];
}
