import type { Methods } from "../../generated/methods.ts";
import type { CallOptions } from "../client/types.ts";
import { StytchError } from "../errors/base.ts";
import { StytchConfigError } from "../errors/config.ts";
import { StytchTokenError } from "../errors/token.ts";
import { readOptions } from "../checks.ts";
import { isObject, withoutUndefined } from "../json.ts";
import type { TokenChecker } from "./checker.ts";
import { customClaims, SESSION } from "./claims.ts";
import type { JWTPayload } from "./jose-types.ts";
import { readCheck, requirePermission, rolesOf } from "./permissions.ts";
import { TIME_OPTIONS } from "./time.ts";
import type { AuthenticateJwtLocalParams, LocalSession, LocalSessionsMethods } from "./types.ts";
import { RenewableTokenError } from "./verify.ts";

const LOCAL_PARAMS = ["session_jwt", "authorization_check", ...TIME_OPTIONS];
const PARAMS = [
  "session_jwt",
  "authorization_check",
  "max_token_age_seconds",
  "session_duration_minutes",
  "session_custom_claims",
];

/** Makes the methods of `sessions` that check JWTs here. */
export function createSessionsMethods(
  checker: TokenChecker,
  stytch: Methods<CallOptions>,
): LocalSessionsMethods {
  const check = async (method: string, params: AuthenticateJwtLocalParams): Promise<LocalSession> => {
    const { session_jwt, authorization_check, ...time } = params;
    const allowed = readCheck(authorization_check);
    const session = readSession(method, await checker.verify(method, session_jwt, time));
    if (allowed) requirePermission(method, rolesOf(await checker.policy.get(), session.roles), allowed);
    return session;
  };

  return {
    async authenticateJwtLocal(params) {
      const method = "sessions.authenticateJwtLocal";
      return check(method, readOptions(method, params, LOCAL_PARAMS));
    },
    async authenticateJwt(params, options) {
      const method = "sessions.authenticateJwt";
      const { max_token_age_seconds, ...request } = readOptions(method, params, PARAMS);
      const { session_jwt, authorization_check } = request;
      const local = { session_jwt, authorization_check, max_token_age_seconds };
      if (max_token_age_seconds !== 0) {
        try {
          return { session: await check(method, local), session_jwt };
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
  const { id, attributes, ...more } = isObject(claim) ? claim : {};
  const roles = readList(more["roles"]);
  const authentication_factors = readList(more["authentication_factors"]);
  const { sub } = payload;
  if (
    ![id, sub].every((name) => typeof name === "string" && name !== "") ||
    !roles ||
    !authentication_factors
  )
    throw new StytchTokenError(method, "jwt_invalid", "is no session's: check its kind.");
  return {
    session_id: id,
    user_id: sub,
    roles,
    authentication_factors,
    attributes,
    started_at: more["started_at"],
    last_accessed_at: more["last_accessed_at"],
    // The session's end. The JWT's own is sooner.
    expires_at: more["expires_at"] ?? new Date(payload.exp! * 1000).toISOString(),
    custom_claims: customClaims(payload),
  } as LocalSession;
}

/** A list, where one without members may be left out, or null. Nothing for what is none. */
function readList(value: unknown): unknown[] | undefined {
  const list = value ?? [];
  return Array.isArray(list) ? list : undefined;
}
