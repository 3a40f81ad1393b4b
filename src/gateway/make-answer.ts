import { passOn, type Answer } from "./answer.ts";
import type { GatewayContext } from "./context.ts";
import { clearCookies, sessionCookies, takeTokens } from "./cookies.ts";
import type { GivenCall } from "./given-call.ts";
import type { CallRecord } from "./record.ts";
import { Refusal } from "./refusal.ts";
import type { Caller } from "./types.ts";
import type { UpstreamAnswer } from "./upstream.ts";

/** The errors that say that the project's id and secret aren't good. To a page they would say that its user must sign in. */
const OWN_CREDENTIALS = [
  "unauthorized_credentials",
  "invalid_project_id_authentication",
  "invalid_secret_authentication",
];

/**
 * Makes a call's answer from the API's, and its cookies.
 *
 * @throws {Refusal} where the API refused the gateway itself
 */
export function makeAnswer(
  context: GatewayContext,
  upstream: UpstreamAnswer,
  given: GivenCall,
  caller: Caller | undefined,
  record: CallRecord,
): Answer {
  const { cookies, config, audit, redactor } = context;
  const { received, value } = upstream;
  if (received.status >= 400 && OWN_CREDENTIALS.includes(String(value["error_type"]))) {
    audit.problem("The API refused the gateway's projectId and secret. Check both.");
    throw new Refusal("upstream_invalid", "The gateway itself was refused. Tell who runs this service.");
  }
  return passOn(upstream, redactor, (body) => {
    const isSuccess = received.status < 400;
    const tokens = cookies && isSuccess ? takeTokens(body, caller?.session) : undefined;
    if (tokens) record.cookies.push(...sessionCookies(tokens, cookies!, config.clock));
    else if (cookies && isSuccess && endsOwn(given, caller)) {
      record.cookies.push(...clearCookies(cookies));
    }
    // Each is taken out, whatever the other did.
    const hidden = given.allowed.hide(body);
    return hidden || tokens !== undefined;
  });
}

/** Whether a call ended the session of the caller's own cookies, and no other of theirs. */
function endsOwn({ allowed, session, body }: GivenCall, caller: Caller | undefined): boolean {
  if (allowed.operationId !== "api_session_v1_Revoke" || !session) return false;
  const named = (name: string): boolean => typeof body?.[name] === "string" && body[name] !== "";
  const { session_id } = caller?.bind ?? {};
  return (
    (!named("session_token") || body!["session_token"] === session.session_token) &&
    (!named("session_jwt") || body!["session_jwt"] === session.session_jwt) &&
    (!named("session_id") || body!["session_id"] === session_id)
  );
}
