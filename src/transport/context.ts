import type { Clock } from "../clock.ts";
import type { Hooks } from "../hooks.ts";
import type { ResponseValidator } from "../validate/response-validator.ts";
import type { CallSettings } from "./call.ts";
import type { Redactor } from "./redact.ts";
import type { NextDelay } from "./retry/budget.ts";
import type { Transport } from "./transport.ts";

/**
 * Asks to start a call. Nothing where it may start at once, so that it need not wait even for a microtask; otherwise a
 * promise, which rejects with the signal's reason if that aborts first.
 */
export type Limiter = (signal?: AbortSignal) => Promise<void> | undefined;

/** Is told of each call, of a method or of `raw`, when it begins and when it has ended. */
export interface CallGate {
  /** @throws {StytchConfigError} if no more calls may begin */
  begin(): void;
  end(): void;
}

/** All that the calls of one client share. */
export interface ClientContext {
  /** The base URLs of the servers by name, without a slash at the end. */
  readonly servers: Readonly<Record<string, string>>;
  /** Parameters that routes may fill from options. */
  readonly pathDefaults: PathDefaults;
  /** HTTP Basic's, from the project's id and secret. None: a gateway adds it. */
  readonly authorization: string | undefined;
  readonly redactor: Redactor;
  /** Headers for every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** The settings of a call that is given no options. */
  readonly callDefaults: CallSettings;
  readonly transport: Transport;
  readonly limiter: Limiter | undefined;
  readonly gate: CallGate | undefined;
  readonly nextDelay: NextDelay;
  /** The hooks for the attempt that begins. */
  readonly hooks: () => readonly Hooks[];
  readonly validate: ResponseValidator | undefined;
  /** The error types of rate limits. */
  readonly rateLimits: readonly string[];
  /** The names of the fields that requests have secrets in. */
  readonly secretFields: readonly string[];
  readonly clock: Clock;
  /** The project's public keys. None: they are downloaded. */
  readonly jwks: { readonly keys: readonly object[] } | undefined;
}

/** Options that fill path parameters, where a route says so. */
export interface PathDefaults {
  readonly projectId: string | undefined;
}
