import type {
  api_session_v1_AuthenticationFactor as AuthenticationFactor,
  api_session_v1_Session as Session,
  api_user_v1_User as User,
} from "../../../../generated/schema.ts";

/** A session as it is kept: with the hash of its token, and without roles, which are its user's. */
export interface StoredSession extends Omit<Session, "roles"> {
  /** SHA-256 of the token, in hex. The token itself is nowhere in the sandbox. */
  readonly token_hash: string;
}

/** A session as answers have it. */
export function showSession({ token_hash, ...session }: StoredSession, { roles }: User): Session {
  return { ...session, roles };
}

/** A factor that has just been proven, as a session is to list it. */
export type ProvenFactor = Omit<AuthenticationFactor, "created_at" | "last_authenticated_at" | "updated_at">;

/**
 * Adds a factor to those of a session. One that is there already keeps its place and the time of its coming.
 *
 * @param now the moment of the proof, in RFC 3339
 */
export function joinFactor(
  factors: readonly AuthenticationFactor[],
  proven: ProvenFactor,
  now: string,
): AuthenticationFactor[] {
  const known = factors.find((factor) => isSame(factor, proven));
  const joined = {
    created_at: known?.created_at ?? now,
    last_authenticated_at: now,
    updated_at: now,
    ...proven,
  };
  // A spread with an item behind it would reserve the room of sixteen more.
  if (!known) return factors.concat(joined);
  return factors.map((factor) => (factor === known ? joined : factor));
}

const TIMES = ["created_at", "last_authenticated_at", "updated_at"];

/** All but the times says which factor it is: its kind, its way, and the id of the address or device. */
function isSame(one: AuthenticationFactor, other: ProvenFactor): boolean {
  const identity = (factor: ProvenFactor): string =>
    JSON.stringify(
      Object.entries(factor)
        .filter(([name]) => !TIMES.includes(name))
        .sort(),
    );
  return identity(one) === identity(other);
}
