import { isObject } from "../json.ts";
import { isByHead } from "./authorize/by-head.ts";
import type { GatewayContext } from "./context.ts";
import { clearCookies, sessionCookies } from "./cookies.ts";
import { countQuestion, countRefused } from "./count-call.ts";
import type { GivenCall, Incoming } from "./given-call.ts";
import { Refusal } from "./refusal.ts";
import type { Caller, Decision, Denial, GatewayCall } from "./types.ts";

const MAX_KEY = 200;
const CALLER = ["key", "bind", "isOwn", "session", "renewed"];

/**
 * Has the operator's `authorize` decide about a call.
 *
 * @returns the caller; nothing for a stranger, where the operation is allowed to them
 * @throws {Refusal} for a caller who may not make it, and where that can't be found out
 */
export async function decide(
  context: GatewayContext,
  incoming: Incoming,
  given: GivenCall,
): Promise<Caller | undefined> {
  const { cookies, config } = context;
  const { record } = incoming;
  const decision = config.authorize ? await ask(context, incoming, given) : undefined;
  const caller = readCaller(decision, context);
  if (caller) {
    if (caller.renewed && cookies) {
      record.cookies.push(...sessionCookies(caller.renewed, cookies, config.clock));
    }
    return caller;
  }
  const denial = isDenial(decision) ? decision : undefined;
  if (denial?.deny === 401 && given.session && cookies) record.cookies.push(...clearCookies(cookies));
  if (given.allowed.strangers) return undefined;
  await countRefused(context, incoming);
  throw denied(denial ?? { deny: 403, message: "This caller may not make this call." });
}

async function ask(
  context: GatewayContext,
  incoming: Incoming,
  { allowed, params, body, session }: GivenCall,
): Promise<Decision> {
  const { config, stytch, audit, redactor } = context;
  const { request, deadline } = incoming;
  const { operation, operationId } = allowed;
  const call: GatewayCall = {
    ...{ operation, operationId, params, body, session, stytch },
    countQuestion: () => countQuestion(context, incoming),
    get signal() {
      return deadline.signal;
    },
  };
  const authorize = config.authorize!;
  try {
    // Begun in a function, so that one may throw at once, too.
    const work = (async () =>
      isByHead(authorize) ? authorize(request, call) : authorize(request.toRequest(), call))();
    return await deadline.race(work, notChecked);
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const { name, message } = redactor.cause(error);
    audit.problem(`authorize failed at ${operation}, so the call was refused. ${name}: ${message}`);
    throw notChecked();
  }
}

function notChecked(): Refusal {
  return new Refusal("caller_not_checked", "It couldn't be found out who calls. Try again later.");
}

/** A decision as a caller. Nothing: it is a refusal, or none of the forms that allow a call. */
function readCaller(decision: unknown, { audit }: GatewayContext): Caller | undefined {
  if (decision === true) return { key: "caller" };
  if (!isObject(decision) || "deny" in decision) return undefined;
  const { key, bind } = decision;
  const unknown = Object.keys(decision).find((name) => !CALLER.includes(name));
  const isUnbound = bind !== undefined && !(isObject(bind) && Object.keys(bind).length > 0);
  if (unknown !== undefined || isUnbound) {
    const problem = unknown === undefined ? "a bind without a field" : `a caller with the field ${unknown}`;
    audit.problem(
      `authorize answered ${problem}, so the call was refused. Callers have ${CALLER.join(", ")}.`,
    );
    return undefined;
  }
  return typeof key === "string" && key !== "" && key.length <= MAX_KEY
    ? (decision as unknown as Caller)
    : undefined;
}

function isDenial(decision: unknown): decision is Denial {
  return (
    isObject(decision) &&
    (decision["deny"] === 401 || decision["deny"] === 403) &&
    typeof decision["message"] === "string"
  );
}

/** Makes the refusal of a denial. */
export function denied({ deny, message, reason }: Denial): Refusal {
  const type = deny === 401 ? "invalid_session" : "caller_not_authorized";
  const refusal = new Refusal(type, message.slice(0, 500));
  refusal.reason = typeof reason === "string" ? reason : undefined;
  return refusal;
}
