import { authenticate, type Credentials } from "./authenticate.ts";
import type { Calls } from "../control/recorded-calls.ts";
import { checkAnswer } from "./check-response.ts";
import type { Fault } from "../faults/fault.ts";
import type { Faults } from "../faults/faults.ts";
import { perform, type Stage } from "./run-operation.ts";
import { ApiError } from "../api-error.ts";
import { errorResponse, type Answer } from "./respond.ts";
import { findRoute, type Match } from "./find-operation.ts";
import { answerOf, write } from "../faults/corrupt-body.ts";
import { wait } from "./wait.ts";

/** What a handler works on. */
export interface Context extends Stage {
  readonly credentials: Credentials;
  readonly calls: Calls;
  readonly faults: Faults;
  /** Whether answers are checked against the document. */
  readonly validate: boolean;
}

/** Answers a request. Its end may come with the second argument too, as our client gives it. */
export type Handler = (request: Request, init?: { readonly signal?: AbortSignal }) => Promise<Response>;

/**
 * Makes the function that answers requests.
 *
 * Only the API's refusals become answers. Another failure is a fault of the sandbox, or a body that broke off: it
 * rejects, as a `fetch` does, instead of looking like an answer of the API.
 */
export function createHandler(context: Context): Handler {
  const { calls, faults, world } = context;
  return async (request, init) => {
    const signal = init?.signal ? AbortSignal.any([request.signal, init.signal]) : request.signal;
    signal.throwIfAborted();
    const text = await request.text();
    signal.throwIfAborted();
    const match = orApiError(() => findRoute(request));
    const operationId = match instanceof ApiError ? undefined : match.operationId;
    const complete = calls.begin(request, text, operationId, world.now());
    const fault = faults.strike(operationId);
    const operate = (): Answer => answerTo(request, text, match, context);
    const answer = await carryOut(fault, signal, context, operate);
    complete(answer);
    return write(answer, fault);
  };
}

/** Answers as planned: late, in the operation's place, or not at all. */
async function carryOut(
  fault: Fault,
  signal: AbortSignal,
  { world }: Context,
  operate: () => Answer,
): Promise<Answer> {
  if (fault.drop !== "after") await wait(fault.delay, signal);
  if (fault.drop === "before") throw connectionError("before");
  const answer = answerOf(fault, world) ?? operate();
  if (fault.drop !== "after") return answer;
  await wait(fault.delay, signal);
  throw connectionError("after");
}

function answerTo(request: Request, text: string, match: Match | ApiError, context: Context): Answer {
  const { credentials, validate, world } = context;
  const result = orApiError(() => {
    authenticate(request, credentials);
    if (match instanceof ApiError) throw match;
    return perform(match, text, context);
  });
  const answer = result instanceof ApiError ? errorResponse(result, world) : result;
  if (validate) checkAnswer(request.method, match instanceof ApiError ? undefined : match, answer);
  return answer;
}

function orApiError<Result>(work: () => Result): Result | ApiError {
  try {
    return work();
  } catch (error) {
    if (error instanceof ApiError) return error;
    throw error;
  }
}

/** As `fetch` fails where a connection breaks. https://fetch.spec.whatwg.org/#concept-network-error */
function connectionError(when: string): TypeError {
  return new TypeError(`fetch failed: a fault of the sandbox broke the connection ${when} the operation`);
}
