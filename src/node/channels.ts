import { channel, type Channel } from "node:diagnostics_channel";
import type { Hooks } from "../hooks.ts";

/**
 * The diagnostics channels, on which every client of this entry publishes what its hooks are told:
 * `stytch-fetch:request`, `:response`, `:error` and `:retry`.
 *
 * @see https://nodejs.org/docs/latest-v20.x/api/diagnostics_channel.html
 */
const channels = {
  onRequest: channel("stytch-fetch:request"),
  onResponse: channel("stytch-fetch:response"),
  onError: channel("stytch-fetch:error"),
  onRetry: channel("stytch-fetch:retry"),
};

const all: Channel[] = Object.values(channels);

const publishers: readonly Hooks[] = [
  {
    onRequest: (attempt) => channels.onRequest.publish(attempt),
    onResponse: (attempt) => channels.onResponse.publish(attempt),
    onError: (attempt) => channels.onError.publish(attempt),
    onRetry: (attempt) => channels.onRetry.publish(attempt),
  },
];
const nobody: readonly Hooks[] = [];

/** Hooks that publish, while somebody listens. */
export function channelHooks(): readonly Hooks[] {
  return all.some((one) => one.hasSubscribers) ? publishers : nobody;
}
