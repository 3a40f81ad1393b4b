import { StytchError } from "../../errors/base.ts";
import { isObject } from "../../json.ts";
import type { RequestHead } from "../../transport/plain-exchange.ts";
import type { CallerSession, Denial, GatewayCall, SessionTokens } from "../types.ts";
import { readBearer } from "./bearer.ts";
import type { CheckJwt, JwtIds } from "./check-jwt.ts";
import { isMissing } from "./is-missing.ts";
import { isBlank, ownField } from "./places.ts";

/** A caller whose session is good. */
export interface SignedIn extends JwtIds {
  readonly session: CallerSession;
  /** The tokens to keep from now on, where they were renewed. */
  readonly renewed?: SessionTokens | undefined;
}

/**
 * Finds out who calls, by the JWT in `Authorization: Bearer …`, or by the session of the gateway's cookies. Where the
 * first is there, the other says nothing: a page that sends a JWT means that one.
 *
 * @param check finds the ids of a JWT, if it is good
 * @throws {StytchError} where the keys can't be downloaded, or the API can't be asked
 */
export async function signIn(
  request: RequestHead,
  call: GatewayCall,
  check: CheckJwt,
): Promise<SignedIn | Denial> {
  const bearer = readBearer(request);
  const session: CallerSession | undefined = bearer === undefined ? call.session : { session_jwt: bearer };
  const [session_jwt, session_token] = ["session_jwt", "session_token"].map(
    (field) => ownField(session, field) as string | undefined,
  );
  const found = isBlank(session_jwt) ? undefined : await check(call, session_jwt);
  if (found && "user_id" in found) return { ...found, session: session! };
  const renewed = isBlank(session_token) ? undefined : await checkToken(call, session_token);
  if (renewed) return renewed;
  const message = session ? "The session is over, or its JWT isn't good." : "Sign in: no session came.";
  return { deny: 401, message, reason: found?.message };
}

/** A session by its token, with a new JWT. Nothing: it isn't good. */
export async function checkToken(
  { stytch, countQuestion, signal }: GatewayCall,
  session_token: string,
): Promise<SignedIn | undefined> {
  await countQuestion();
  let answer: unknown;
  try {
    answer = await stytch.sessions.authenticate({ session_token }, { signal });
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const { session, session_jwt } = answer as Readonly<Record<string, unknown>>;
  const [user_id, session_id] = ["user_id", "session_id"].map((name) =>
    isObject(session) ? ownField(session, name) : undefined,
  );
  if (!isText(user_id) || !isText(session_id) || !isText(session_jwt))
    throw new StytchError("sessions.authenticate answered no session. Check the gateway's baseUrl.");
  const { expires_at } = session as { expires_at?: unknown };
  const tokens = { session_token, session_jwt };
  return {
    user_id,
    session_id,
    session: tokens,
    renewed: { ...tokens, expires_at: isText(expires_at) ? expires_at : undefined },
  };
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
