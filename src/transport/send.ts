import { StytchAbortError } from "../errors/abort.ts";
import type { StytchError } from "../errors/base.ts";
import { StytchConfigError } from "../errors/config.ts";
import type { Config } from "../options.ts";
import { Answer, readAnswer, toError } from "./answer.ts";
import { label, settle, type Call } from "./call.ts";
import { Deadline } from "./deadline.ts";
import { Observer } from "./observe.ts";
import { fateOf, fateOfStatus } from "./retry.ts";
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
    const outcome = await attempt(config, request, call, observer);
    const answered = outcome instanceof Answer;
    const fate = answered ? fateOfAnswer(outcome) : fateOf(outcome);
    const delay = config.budget.spend(call, fate);
    if (delay === undefined) {
      if (answered) return outcome;
      throw settle(outcome, call);
    }
    const error = answered
      ? toError(call, outcome.value, outcome.tell(config.secrets))
      : settle(outcome, call);
    call.previous = error;
    observer?.retried(error, delay);
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

/** Sends it once. What fails is given back, not thrown, as it may not be the end. */
async function attempt(
  config: Config,
  request: Outgoing,
  call: Call,
  observer: Observer | undefined,
): Promise<Answer | StytchError> {
  const deadline = new Deadline(call, config.clock);
  try {
    if (deadline.error) throw deadline.error;
    const received = await config.transport(request, call, deadline);
    const answer = readAnswer(received, call, config.secrets);
    if (config.validate) await config.validate(answer, call);
    observer?.answered(answer);
    return answer;
  } catch (error) {
    observer?.failed(error as StytchError);
    return error as StytchError;
  } finally {
    deadline.clear();
  }
}

function fateOfAnswer({ ok, status, value, received }: Answer): ReturnType<typeof fateOfStatus> {
  return ok ? undefined : fateOfStatus(status, value["error_type"] as string, received.header);
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
