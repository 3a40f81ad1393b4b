import type { StytchError } from "../errors/base.ts";
import type { AnsweredAttempt, Attempt, Hooks } from "../hooks.ts";
import type { Answer } from "./response.ts";
import type { Call } from "./call.ts";
import { safeCause } from "./redact.ts";

/** What an observer needs to know of the client. */
interface Observed {
  readonly baseUrl: string;
  readonly clock: { now(): number };
  readonly secrets: readonly string[];
}

/** Tells the hooks of one attempt. */
export class Observer {
  readonly #client: Observed;
  readonly #hooks: readonly Hooks[];
  readonly #started: number;
  readonly #attempt: Attempt;

  constructor(client: Observed, hooks: readonly Hooks[], { operation, method, path, attempt }: Call) {
    this.#client = client;
    this.#hooks = hooks;
    this.#started = client.clock.now();
    this.#attempt = { operation, method, path, server: client.baseUrl, attempt };
    this.#tell("onRequest", {});
  }

  answered({ status, value }: Answer): void {
    const { request_id, error_type } = value as Partial<AnsweredAttempt>;
    this.#tell("onResponse", { duration: this.#duration(), status, request_id, error_type });
  }

  failed(error: StytchError): void {
    this.#tell("onError", { duration: this.#duration(), error });
  }

  retried(error: StytchError, delay: number): void {
    this.#tell("onRetry", { error, delay });
  }

  #duration(): number {
    return this.#client.clock.now() - this.#started;
  }

  #tell(name: keyof Hooks, more: object): void {
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
    const { name: kind, message } = safeCause(error, this.#client.secrets);
    console.warn(`stytch-fetch: the hook ${name} threw ${kind}: ${message}`);
  }
}
