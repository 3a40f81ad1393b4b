import { isNumber, MAX_TIMEOUT, readOptions, requireWhole, wrongKind } from "../../checks.ts";
import { StytchConfigError } from "../../errors/config.ts";
import type { CallSettings, RetryPolicy } from "../../transport/call.ts";
import type { CallOptions, RetryOptions } from "../types.ts";
import { readHeaders } from "./headers.ts";

/** The names of a call's options. */
export const CALL_OPTIONS = ["signal", "timeout", "retry", "headers"];
const MAX_ATTEMPTS = 10;

/** A call's options, with the client's for those left out. */
export interface CheckedCall extends CallSettings {
  readonly headers?: Readonly<Record<string, string>> | undefined;
}

/**
 * Reads a call's options.
 *
 * @param isGateway whether the call goes to a gateway
 * @throws {StytchConfigError} naming the option, the rule and the remedy
 */
export function readCallOptions(
  options: CallOptions | undefined,
  defaults: CallSettings,
  isGateway: boolean,
): CheckedCall {
  if (options === undefined) return defaults;
  const { signal, headers, timeout, retry } = readOptions("a call", options, CALL_OPTIONS);
  checkSignal(signal);
  if (timeout !== undefined) checkTimeout(timeout);
  return {
    signal,
    timeout: timeout ?? defaults.timeout,
    retry: readRetry(retry, defaults.retry),
    headers: headers === undefined ? headers : readHeaders(headers, isGateway),
  };
}

/** @throws {StytchConfigError} for what is no signal */
export function checkSignal(signal: Partial<AbortSignal> | null | undefined): void {
  if (signal === undefined) return;
  const { aborted, addEventListener: add, removeEventListener: remove } = signal ?? {};
  if (typeof aborted === "boolean" && typeof add === "function" && typeof remove === "function") return;
  throw wrongKind("signal", "an AbortSignal", signal);
}

/**
 * Checks a time limit.
 *
 * @throws {StytchConfigError} for what no timer can wait
 */
export function checkTimeout(value: unknown): void {
  if (isNumber(value, 0, MAX_TIMEOUT)) return;
  throw new StytchConfigError(`timeout must be milliseconds from 0 (no limit) to ${MAX_TIMEOUT}.`);
}

/**
 * Reads how often a call is tried again.
 *
 * @throws {StytchConfigError} for numbers that are none, or out of their range
 */
export function readRetry(retry: RetryOptions | false | undefined, defaults: RetryPolicy): RetryPolicy {
  if (retry === undefined) return defaults;
  if (retry === false) return { ...defaults, attempts: 1 };
  const { attempts = defaults.attempts, maxDelay = defaults.maxDelay } = readOptions("retry", retry, [
    "attempts",
    "maxDelay",
  ]);
  requireWhole("retry.attempts", attempts, 1, MAX_ATTEMPTS);
  requireWhole("retry.maxDelay", maxDelay, 0, MAX_TIMEOUT);
  return { ...defaults, attempts, maxDelay };
}
