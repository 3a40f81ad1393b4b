import { StytchAbortError } from "../errors/abort.ts";
import type { StytchError } from "../errors/base.ts";
import { StytchConfigError } from "../errors/config.ts";
import type { Config } from "../client/options/options.ts";
import { Answer, readAnswer, toError } from "./response.ts";
import { label, settle, type Call } from "./call.ts";
import { Deadline } from "./deadline.ts";
import { Observer } from "./observe.ts";
import { fateOf, fateOfStatus, type Fate } from "./retry/retry.ts";
import type { Outgoing } from "./transport.ts";

/**
 * Sends a request, again where that is safe and of use, and gives the API's answer: also one that refuses the call.
 *
 * @throws {StytchConfigError | StytchConnectionError | StytchTimeoutError | StytchAbortError | StytchResponseError}
 */
export async function send(config: Config, request: Outgoing, call: Call): Promise<Answer> {
  checkServer(config, request.url);
  for (;;) {
    if (call.signal?.aborted) throw aborted(call);
    const turn = config.limiter?.(call.signal);
    if (turn) await turn.catch(() => Promise.reject(aborted(call)));
    call.attempt += 1;
    const hooks = config.hooks();
    const observer = hooks.length > 0 ? new Observer(config, hooks, call) : undefined;
    const deadline = new Deadline(call, config.clock);
    let outcome: Answer | StytchError;
    try {
      if (deadline.error) throw deadline.error;
      outcome = readAnswer(await config.transport(request, call, deadline), call, config.secrets);
      if (config.validate) await config.validate(outcome, call);
      observer?.answered(outcome);
    } catch (error) {
      outcome = error as StytchError;
      observer?.failed(outcome);
    } finally {
      deadline.clear();
    }
    const fate = fateOfOutcome(outcome);
    const delay = config.budget.spend(call, fate);
    if (delay === undefined) {
      if (outcome instanceof Answer) return outcome;
      throw settle(outcome, call);
    }
    call.previous = errorOf(config, outcome, call);
    if (fate?.carriedOut === "unknown") call.mayBeDone = true;
    observer?.retried(call.previous, delay);
    await pause(config, call, delay);
  }
}

/** @throws {StytchConfigError} for a URL that isn't below the client's own */
export function checkServer({ baseUrl }: Config, url: string): void {
  if (url.startsWith(baseUrl) && (url.length === baseUrl.length || url[baseUrl.length] === "/")) return;
  throw new StytchConfigError(
    "A call can't name a server of its own: the credentials are for the client's server.",
  );
}

function fateOfOutcome(outcome: Answer | StytchError): Fate | undefined {
  if (!(outcome instanceof Answer)) return fateOf(outcome);
  return outcome.ok ? undefined : fateOfStatus(outcome.received, outcome.value["error_type"] as string);
}

/** What an attempt failed with, for those who are told of it. */
function errorOf({ secrets }: Config, outcome: Answer | StytchError, call: Call): StytchError {
  if (!(outcome instanceof Answer)) return settle(outcome, call);
  return toError(call, outcome.value, outcome.tell(secrets));
}

/** Waits for the next attempt, unless the caller ends the call meanwhile. */
function pause({ clock }: Config, call: Call, delay: number): Promise<void> {
  const { signal } = call;
  return new Promise((resolve, reject) => {
    const onAbort = (): void => {
      clock.clearTimeout(timer);
      reject(aborted(call));
    };
    const timer = clock.setTimeout(() => {
      signal?.removeEventListener("abort", onAbort);
      resolve();
    }, delay);
    signal?.addEventListener("abort", onAbort, { once: true });
    if (signal?.aborted) onAbort();
  });
}

/** The error of a call that its caller ended between two attempts, or before the first. */
function aborted(call: Call): StytchAbortError {
  return settle(new StytchAbortError(label(call), call.signal?.reason), call);
}
