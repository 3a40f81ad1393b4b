import type { StytchError } from "../errors/base.ts";
import type { Attempt, Hooks } from "../hooks.ts";
import type { ApiResponse } from "./api-response.ts";
import type { Call } from "./call.ts";
import type { Redactor } from "./redact.ts";
import { readRequestId } from "./request-id.ts";

/** Calls the hooks for one attempt. */
export class HookRunner {
  readonly #clock: { now(): number };
  readonly #redactor: Redactor;
  readonly #hooks: readonly Hooks[];
  readonly #started: number;
  readonly #attempt: Attempt;

  constructor(clock: { now(): number }, hooks: readonly Hooks[], { endpoint, attempt, redactor }: Call) {
    this.#clock = clock;
    this.#redactor = redactor;
    this.#hooks = hooks;
    this.#started = clock.now();
    const { operation, method, path, server } = endpoint;
    this.#attempt = { operation, method, path, server, attempt };
    this.#run("onRequest", {});
  }

  answered({ received: { status }, value, error }: ApiResponse): void {
    this.#run("onResponse", {
      duration: this.#duration(),
      status,
      request_id: readRequestId(value["request_id"], this.#redactor),
      error_type: error && readWord(error.error_type),
    });
  }

  failed(error: StytchError): void {
    this.#run("onError", { duration: this.#duration(), error });
  }

  retried(error: StytchError, delay: number): void {
    this.#run("onRetry", { error, delay });
  }

  #duration(): number {
    // Fake timers may begin or end in the middle of a call.
    return Math.max(0, this.#clock.now() - this.#started);
  }

  #run(name: keyof Hooks, more: object): void {
    const attempt = Object.assign(this.#attempt, more) as never;
    for (const hooks of this.#hooks) {
      try {
        const result = hooks[name]?.(attempt);
        if (result instanceof Promise) result.catch((error: unknown) => this.#warn(name, error));
      } catch (error) {
        this.#warn(name, error);
      }
    }
  }

  /** A hook is there to look on: what it throws must not end the call, and must not go unseen. */
  #warn(name: keyof Hooks, error: unknown): void {
    const { name: kind, message } = this.#redactor.cause(error);
    console.warn(`stytch-fetch: the hook ${name} threw ${kind}: ${message}`);
  }
}

/** An error's type, which was cleaned as it was read. What is no word may be anything. */
function readWord(type: string): string | undefined {
  return /^\w[\w.-]{0,99}$/.test(type) ? type : undefined;
}
