import type { OperationId } from "../../../generated/routes.ts";
import type { CallerSession, Denial, GatewayCall } from "../types.ts";
import { checkJwt } from "./check-jwt.ts";
import { isBlank, ownField } from "./places.ts";
import { checkToken, type SignedIn } from "./sign-in.ts";

/** Takes a `session_token` of another provider, which says nothing about a session here. */
const FOREIGN: OperationId = "api_session_v1_Migrate";

/**
 * Reads the session that a call's body names beside the caller's own. It must be the same user's: a page may send the
 * token that it got at login, along with a JWT that is newer than another tab's.
 *
 * @returns the session in the body, which the caller may name; or a refusal
 * @throws {StytchError} where the API can't be asked
 */
export async function findNamedSession(
  call: GatewayCall,
  { user_id, session: own }: SignedIn,
): Promise<CallerSession | Denial> {
  if (call.operationId === FOREIGN) return {};
  const checks = { session_jwt: checkJwt, session_token: checkToken };
  const named: Record<string, string> = {};
  for (const field of ["session_jwt", "session_token"] as const) {
    const given = ownField(call.body, field);
    if (isBlank(given) || given === own[field]) continue;
    const found = typeof given === "string" ? await checks[field](call, given) : undefined;
    if (!found || !("user_id" in found) || found.user_id !== user_id)
      return { deny: 403, message: `${field} isn't yours.` };
    named[field] = given as string;
  }
  return named;
}
