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
  { allowed, session }: GivenCall,
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
    const tokens = cookies && isSuccess ? takeTokens(body, caller?.session ?? session) : undefined;
    if (tokens) record.cookies.push(...sessionCookies(tokens, cookies!, config.clock));
    else if (cookies && isSuccess && session && allowed.operationId === "api_session_v1_Revoke") {
      record.cookies.push(...clearCookies(cookies));
    }
    // Each is taken out, whatever the other did.
    const hidden = allowed.hide(body);
    return hidden || tokens !== undefined;
  });
}
