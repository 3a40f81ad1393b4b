import type {
  api_session_v1_AuthenticateResponse,
  api_session_v1_AuthenticationFactor,
  api_session_v1_AuthorizationCheck,
  api_session_v1_Session,
} from "../../generated/schema.ts";
import type { CallOptions } from "../client/types.ts";
import type { TimeOptions } from "./time.ts";

/** A session as its JWT tells it: of each factor it doesn't say when it joined. */
export interface LocalSession extends Omit<api_session_v1_Session, "authentication_factors"> {
  authentication_factors: Omit<api_session_v1_AuthenticationFactor, "created_at" | "updated_at">[];
}

/** Params of `sessions.authenticateJwtLocal`. */
export interface AuthenticateJwtLocalParams extends TimeOptions {
  /** The session's JWT. */
  session_jwt: string;
  /** The action to be allowed by one of the session's roles. */
  authorization_check?: api_session_v1_AuthorizationCheck | undefined;
}

/** Params of `sessions.authenticateJwt`. */
export interface AuthenticateJwtParams extends Pick<TimeOptions, "max_token_age_seconds"> {
  /** The session's JWT, also one that has expired. */
  session_jwt: string;
  /** The action to be allowed by one of the user's roles. */
  authorization_check?: api_session_v1_AuthorizationCheck | undefined;
  /** The minutes from now that the session is to last, where the API is asked. */
  session_duration_minutes?: number | undefined;
  /** Claims to merge into the session's, where the API is asked. */
  session_custom_claims?: Record<string, unknown> | undefined;
}

/** The result of `sessions.authenticateJwt`: more where the API was asked. */
export type AuthenticatedJwt = { session: LocalSession; session_jwt: string } & Partial<
  Pick<api_session_v1_AuthenticateResponse, "user" | "verdict" | "request_id">
>;

/** The methods of `sessions` that need no call, or only now and then. */
export interface LocalSessionsMethods {
  /**
   * Check a session's JWT without a call, and ask the API only for one that has expired, is older than
   * `max_token_age_seconds`, or was signed by a key that isn't known here. Then the JWT that comes back is new: set the
   * cookie again. `max_token_age_seconds: 0` always asks the API.
   *
   * A session that was ended passes until its last JWT expires, after five minutes at the most.
   *
   * @throws {StytchTokenError} where the JWT isn't the project's, or no role allows the action
   * @throws {StytchAPIError} where the API refuses the session
   * @example
   * const { session, session_jwt } = await stytch.sessions.authenticateJwt({ session_jwt: cookie });
   */
  readonly authenticateJwt: (
    params: AuthenticateJwtParams,
    options?: CallOptions,
  ) => Promise<AuthenticatedJwt>;
  /**
   * Check a session's JWT without a call. The project's keys are downloaded once, and kept.
   *
   * @throws {StytchTokenError} with `code` `jwt_invalid`, `jwt_too_old` or `invalid_permissions`
   * @example
   * const session = await stytch.sessions.authenticateJwtLocal({ session_jwt });
   */
  readonly authenticateJwtLocal: (params: AuthenticateJwtLocalParams) => Promise<LocalSession>;
}

/** Whether a token's scopes are enough. */
export type ScopeAuthorization = (scopes: {
  hasScopes: string[];
  requiredScopes: string[];
}) => boolean | Promise<boolean>;

/** Params of `m2m.authenticateToken`. */
export interface AuthenticateTokenParams extends TimeOptions {
  /** The access token that a program sent. */
  access_token: string;
  /** The scopes that it must have, all of them. `read:*` has `read:users`, too. */
  required_scopes?: readonly string[] | undefined;
}

/** The methods of `m2m` that need no call. */
export interface LocalM2MMethods {
  /**
   * Check an M2M client's access token without a call.
   *
   * @param isAuthorized decides about the scopes in place of the rule of `required_scopes`
   * @throws {StytchTokenError} with `code` `jwt_invalid`, `jwt_too_old` or `missing_scopes`
   * @example
   * const { client_id } = await stytch.m2m.authenticateToken({ access_token, required_scopes: ["read:users"] });
   */
  readonly authenticateToken: (
    params: AuthenticateTokenParams,
    isAuthorized?: ScopeAuthorization,
  ) => Promise<{ client_id: string; scopes: string[]; custom_claims: Record<string, unknown> }>;
}

/** The claims of a Connected App's access token. */
export interface IntrospectedToken {
  /** The user's id. */
  subject: string;
  scope: string;
  custom_claims: Record<string, unknown>;
  audience: string | string[];
  /** Seconds since 1970, as the two others. */
  expires_at: number;
  issued_at: number | undefined;
  not_before: number | undefined;
  issuer: string;
  token_type: "access_token";
}

/** The methods of `idp` that need no call. */
export interface LocalIDPMethods {
  /**
   * Check a Connected App's access token without a call. One that was revoked passes until it expires.
   *
   * @throws {StytchTokenError} with `code` `jwt_invalid` or `invalid_permissions`
   * @example
   * const { subject, scope } = await stytch.idp.introspectTokenLocal(accessToken);
   */
  readonly introspectTokenLocal: (
    token: string,
    options?: Omit<TimeOptions, "max_token_age_seconds"> & {
      /** The action to be allowed by one of the token's scopes. */
      readonly authorization_check?: api_session_v1_AuthorizationCheck | undefined;
    },
  ) => Promise<IntrospectedToken>;
}
