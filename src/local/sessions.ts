import type { Methods } from "../../generated/methods.ts";
import type { CallOptions } from "../client/types.ts";
import { StytchError } from "../errors/base.ts";
import { StytchConfigError } from "../errors/config.ts";
import { StytchTokenError } from "../errors/token.ts";
import { isObject, withoutUndefined } from "../json.ts";
import type { TokenChecker } from "./checker.ts";
import { customClaims } from "./claims.ts";
import type { JWTPayload } from "./jose-types.ts";
import { requirePermission, rolesOf } from "./permissions.ts";
import type { AuthenticateJwtLocalParams, LocalSession, LocalSessionsMethods } from "./types.ts";
import { RenewableTokenError } from "./verify.ts";

const SESSION = "https://stytch.com/session";

/** Makes the methods of `sessions` that check JWTs here. */
export function createSessionsMethods(
  checker: TokenChecker,
  stytch: Methods<CallOptions>,
): LocalSessionsMethods {
  const check = async (method: string, params: AuthenticateJwtLocalParams): Promise<LocalSession> => {
    const { session_jwt, authorization_check, ...time } = params;
    const session = readSession(method, await checker.verify(method, session_jwt, time));
    if (authorization_check) {
      requirePermission(method, rolesOf(await checker.policy.get(), session.roles), authorization_check);
    }
    return session;
  };

  return {
    authenticateJwtLocal: (params) => check("sessions.authenticateJwtLocal", params),
    async authenticateJwt({ max_token_age_seconds, ...request }, options) {
      const { session_jwt, authorization_check } = request;
      const local = { session_jwt, authorization_check, max_token_age_seconds };
      if (max_token_age_seconds !== 0) {
        try {
          return { session: await check("sessions.authenticateJwt", local), session_jwt };
        } catch (error) {
          if (!mayAsk(error)) throw error;
        }
      }
      return stytch.sessions.authenticate(withoutUndefined(request), options);
    },
  };
}

/** Whether the API may know better: the JWT is too old, its key isn't known, or no keys can be had. */
function mayAsk(error: unknown): boolean {
  if (error instanceof StytchTokenError)
    return error.code === "jwt_too_old" || error instanceof RenewableTokenError;
  return error instanceof StytchError && !(error instanceof StytchConfigError);
}

function readSession(method: string, payload: JWTPayload): LocalSession {
  const claim = payload[SESSION];
  if (!isObject(claim) || typeof claim["id"] !== "string" || typeof payload.sub !== "string")
    throw new StytchTokenError(method, "jwt_invalid", "is no session's: check its kind.");
  const { id, roles = [], authentication_factors = [], attributes, ...times } = claim;
  return {
    session_id: id,
    user_id: payload.sub,
    roles,
    authentication_factors,
    attributes,
    started_at: times["started_at"],
    last_accessed_at: times["last_accessed_at"],
    // The session's end. The JWT's own is sooner.
    expires_at: times["expires_at"] ?? new Date(payload.exp! * 1000).toISOString(),
    custom_claims: customClaims(payload),
  } as LocalSession;
}
