import { isObject } from "../json.ts";
import { isByHead } from "./authorize/by-head.ts";
import type { GatewayContext } from "./context.ts";
import { clearCookies, sessionCookies } from "./cookies.ts";
import { countRefused } from "./count-call.ts";
import type { GivenCall, Incoming } from "./given-call.ts";
import { Refusal } from "./refusal.ts";
import type { Caller, Decision, Denial, GatewayCall } from "./types.ts";

const MAX_KEY = 200;

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
  const caller = readCaller(decision);
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
  { config, stytch, audit, redactor }: GatewayContext,
  { request, deadline }: Incoming,
  { allowed, params, body, session }: GivenCall,
): Promise<Decision> {
  const { operation, operationId } = allowed;
  const call: GatewayCall = {
    ...{ operation, operationId, params, body, session, stytch },
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
function readCaller(decision: unknown): Caller | undefined {
  if (decision === true) return { key: "caller" };
  if (!isObject(decision) || "deny" in decision) return undefined;
  const { key } = decision;
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
export function denied({ deny, message }: Denial): Refusal {
  return new Refusal(deny === 401 ? "invalid_session" : "caller_not_authorized", message.slice(0, 500));
}
