import type { Clock } from "../clock.ts";
import type { Redactor } from "../transport/redact.ts";
import type { Answer } from "./answer.ts";
import type { CallRecord } from "./record.ts";
import type { AuditEntry, GatewayHooks } from "./types.ts";

/** Tells what a gateway did, in entries without secrets and personal data. */
export class Audit {
  readonly #clock: Clock;
  readonly #hooks: GatewayHooks;
  readonly #redactor: Redactor;
  readonly #told = new Set<string>();

  /** @param redactor takes the secret out of what others wrote: a caller's key, a problem, what a hook throws */
  constructor(clock: Clock, hooks: GatewayHooks, redactor: Redactor) {
    this.#clock = clock;
    this.#hooks = hooks;
    this.#redactor = redactor;
  }

  /** Tells of a call that is answered. */
  tell(
    { caller: key, operation, refused, start, reason: given }: CallRecord,
    { status, error_type, request_id }: Answer,
  ): void {
    const duration = Math.max(0, Math.round((this.#clock.now() - start) * 1000) / 1000);
    const caller = this.#redactor.text(key);
    const time = new Date(start).toISOString();
    const reason = given && this.#redactor.line(given);
    const call = { time, caller, operation, status, error_type, reason, refused, request_id };
    const entry: AuditEntry = { ...call, duration };
    if (this.#hooks.onCall) this.#run("onCall", this.#hooks.onCall, entry);
    else console.log(JSON.stringify(entry));
  }

  /** Tells the operator of something that holds for many calls, the first time. */
  problemOnce(problem: string): void {
    if (this.#told.has(problem)) return;
    this.#told.add(problem);
    this.problem(problem);
  }

  /** Tells the operator that something is wrong. */
  problem(given: string): void {
    const problem = this.#redactor.text(given);
    if (this.#hooks.onProblem) this.#run("onProblem", this.#hooks.onProblem, problem);
    else console.warn(`stytch-fetch gateway: ${problem}`);
  }

  /** A hook is there to look on: what it throws must not end the call, and must not go unseen. */
  #run<Value>(name: string, hook: (value: Value) => unknown, value: Value): void {
    const warn = (error: unknown): void => {
      const { name: kind, message } = this.#redactor.cause(error);
      console.warn(`stytch-fetch gateway: the hook ${name} threw ${kind}: ${message}`);
    };
    try {
      const result = hook(value);
      if (result instanceof Promise) result.catch(warn);
    } catch (error) {
      warn(error);
    }
  }
}
