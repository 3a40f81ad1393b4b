import { StytchTokenError } from "../../errors/token.ts";
import type { GatewayCall } from "../types.ts";

/** The ids that a session's JWT is about. */
export interface JwtIds {
  readonly user_id: string;
  readonly session_id: string;
}

/**
 * Finds the ids of a JWT, or the reason for which it isn't good.
 *
 * @throws {StytchError} where the project's keys can't be downloaded
 */
export type CheckJwt = (call: GatewayCall, session_jwt: string) => Promise<JwtIds | StytchTokenError>;

/**
 * Checks a JWT by the project's keys.
 *
 * @param maxTokenAge milliseconds
 */
export async function checkJwt(
  { stytch }: GatewayCall,
  session_jwt: string,
  maxTokenAge?: number,
): Promise<JwtIds | StytchTokenError> {
  const max_token_age_seconds = maxTokenAge === undefined ? undefined : maxTokenAge / 1000;
  try {
    const { user_id, session_id } = await stytch.sessions.authenticateJwtLocal({
      session_jwt,
      max_token_age_seconds,
    });
    return { user_id, session_id };
  } catch (error) {
    if (error instanceof StytchTokenError) return error;
    throw error;
  }
}
