import type { api_user_v1_User as User } from "../../../../generated/schema.ts";
import { writeTime } from "../../environment/time.ts";
import { ApiError } from "../../errors/api-error.ts";
import type { Attributes } from "../login/match-attributes.ts";
import type { OperationSurroundings } from "../operation.ts";
import { sessions } from "./collection.ts";
import { mergeClaims } from "./custom-claims.ts";
import type { GivenSession } from "./given-session.ts";
import { requireMutable } from "./require-mutable.ts";
import { makeSessionJWT } from "./session-jwt.ts";
import { joinFactor, showSession, type ProvenFactor, type StoredSession } from "./session.ts";
import { hashToken } from "./token-hash.ts";
import type { api_session_v1_Session as Session } from "../../../../generated/schema.ts";

/** The fields of a request that say what is to become of a session. */
export interface SessionWishes {
  readonly session_duration_minutes?: number | undefined;
  readonly session_custom_claims?: Readonly<Record<string, unknown>> | undefined;
  readonly attributes?: Attributes | undefined;
}

/** The fields of an answer that tell of a session. */
export interface SessionAnswer {
  readonly session: Session | null;
  readonly session_token: string;
  readonly session_jwt: string | Promise<string>;
}

/** No session was asked for, and none was given. */
const NONE: SessionAnswer = { session: null, session_token: "", session_jwt: "" };

/**
 * Carries on a session that a request names, or begins one if it asks for a duration.
 *
 * Whatever can fail fails before anything is changed, so call it before the proof is spent.
 *
 * @param user as they will be
 * @param factors what the user has just proven, in their order
 * @throws {ApiError} session_not_found, session_not_mutable, custom_claims_too_large
 */
export function openSession(
  user: User,
  factors: readonly ProvenFactor[],
  wishes: SessionWishes,
  given: GivenSession | undefined,
  surroundings: OperationSurroundings,
): SessionAnswer {
  const { store, clock } = surroundings;
  const { session_duration_minutes: minutes } = wishes;
  if (!given && minutes === undefined) return NONE;
  const begun = given
    ? { session: requireOwn(given, user, surroundings), token: tokenOf(given) }
    : begin(user, surroundings);
  const now = writeTime(clock.now());
  const changed: StoredSession = {
    ...begun.session,
    attributes: { ...begun.session.attributes, ...wishes.attributes },
    authentication_factors: factors.reduce(
      (joined, factor) => joinFactor(joined, factor, now),
      begun.session.authentication_factors,
    ),
    custom_claims: mergeClaims(begun.session.custom_claims, wishes.session_custom_claims),
    expires_at: minutes === undefined ? begun.session.expires_at : writeTime(clock.now() + minutes * 60_000),
    last_accessed_at: now,
  };
  store.get(sessions).save(changed);
  const session = showSession(changed, user);
  return { session, session_token: begun.token, session_jwt: makeSessionJWT(session, surroundings) };
}

/** Whoever signs in with another user's session is told that there is none. */
function requireOwn(given: GivenSession, user: User, { store }: OperationSurroundings): StoredSession {
  const session = store.get(sessions).require(given);
  if (session.user_id !== user.user_id) throw new ApiError("session_not_found");
  requireMutable(session);
  return session;
}

function begin(
  { user_id }: User,
  { clock, ids }: OperationSurroundings,
): { session: StoredSession; token: string } {
  const now = writeTime(clock.now());
  const token = ids.token();
  const session = {
    attributes: { ip_address: "", user_agent: "" },
    authentication_factors: [],
    custom_claims: {},
    expires_at: now,
    last_accessed_at: now,
    session_id: ids.make("session"),
    started_at: now,
    token_hash: hashToken(token),
    user_id,
  };
  return { session, token };
}

/** A session that was named by its JWT has a token too, which nobody learns from it. */
function tokenOf(given: GivenSession): string {
  return "token" in given ? given.token : "";
}
