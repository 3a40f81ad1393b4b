import type { Attempt, Hooks } from "../hooks.ts";
import type { ApiResponse } from "./api-response.ts";
import type { Call } from "./call.ts";
import type { Redactor } from "./redact.ts";
import { readRequestId } from "./request-id.ts";

/** Tells the hooks of one attempt. */
export type TellHooks = (name: keyof Hooks, more: object) => void;

/** Tells the hooks that an attempt begins, and makes the function that tells them of the rest. */
export function tellHooks(
  clock: { now(): number },
  hooks: readonly Hooks[],
  { endpoint, attempt, redactor }: Call,
): TellHooks {
  const started = clock.now();
  const { operation, method, path, server } = endpoint;
  const told: Attempt & { duration?: number } = { operation, method, path, server, attempt };

  const tell: TellHooks = (name, more) => {
    Object.assign(told, more);
    for (const own of hooks) {
      try {
        const result = own[name]?.(told as never);
        if (result instanceof Promise) result.catch((error: unknown) => warn(name, error));
      } catch (error) {
        warn(name, error);
      }
    }
  };
  /** A hook is there to look on: what it throws must not end the call, and must not go unseen. */
  const warn = (name: string, error: unknown): void => {
    const { name: kind, message } = redactor.cause(error);
    console.warn(`stytch-fetch: the hook ${name} threw ${kind}: ${message}`);
  };

  tell("onRequest", {});
  return (name, more) => {
    // By the end of the attempt: a retry is told after it. Fake timers may begin or end in the middle of a call.
    told.duration ??= Math.max(0, clock.now() - started);
    tell(name, more);
  };
}

/** Picks what hooks may know of a response. */
export function responseFacts(
  { received: { status }, value, error }: ApiResponse,
  redactor: Redactor,
): object {
  const request_id = readRequestId(value["request_id"], redactor);
  return { status, request_id, error_type: error && readWord(error.error_type) };
}

/** An error's type, which was cleaned as it was read. What is no word may be anything. */
function readWord(type: string): string | undefined {
  return /^\w[\w.-]{0,99}$/.test(type) ? type : undefined;
}
