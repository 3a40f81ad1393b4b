import { MAX_TIMEOUT, readOptions, requireWhole } from "../checks.ts";

/** A number of calls in a window of time. */
export interface Limit {
  /** The calls that begin in one window. */
  requests: number;
  /** The window's length, in milliseconds: 1,000 at the least. */
  window: number;
}

/** A shorter window was meant in seconds. */
const SHORTEST = 1000;

/**
 * Reads a limit.
 *
 * @param at its own name, for messages
 * @throws {StytchConfigError} for numbers that are none, or out of their range
 */
export function readLimit(at: string, given: Limit): Limit {
  const { requests, window } = readOptions(at, given, ["requests", "window"]);
  requireWhole(`${at}.requests`, requests, 1, Number.MAX_SAFE_INTEGER);
  requireWhole(`${at}.window`, window, SHORTEST, MAX_TIMEOUT);
  return { requests, window };
}
