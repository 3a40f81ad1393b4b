import { decodeJwt } from "jose/jwt/decode";
import { checkJwt, type CheckJwt, type JwtIds } from "./check-jwt.ts";

/** Most sessions' JWTs have some 1,200 characters. */
const LONGEST = 4_096;
const MOST = 5_000;
/** The life of a session's JWT, in milliseconds. One with a later end is checked again all the same. */
const LONGEST_LIFE = 5 * 60_000;

/** A JWT that was found good. */
interface Known {
  readonly ids: JwtIds;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Makes the check of JWTs that remembers the good ones, whole, until they end. To check a signature takes longer than all
 * else that a gateway does itself, and a page sends the same JWT with each call.
 *
 * @param maxTokenAge milliseconds
 */
export function rememberJwts(maxTokenAge = Infinity): CheckJwt {
  // By client: what is good for one project isn't for another.
  const byClient = new WeakMap<object, Map<string, Known>>();
  return async (call, jwt) => {
    const known = byClient.get(call.stytch) ?? new Map<string, Known>();
    byClient.set(call.stytch, known);
    const found = known.get(jwt);
    if (found && Date.now() < found.until) return found.ids;
    known.delete(jwt);
    const ids = await checkJwt(call, jwt, maxTokenAge === Infinity ? undefined : maxTokenAge);
    if ("user_id" in ids && jwt.length <= LONGEST)
      remember(known, jwt, { ids, until: endOf(jwt, maxTokenAge) });
    return ids;
  };
}

function remember(known: Map<string, Known>, jwt: string, found: Known): void {
  // The oldest goes first. Most of those have ended by then.
  if (known.size >= MOST) known.delete(known.keys().next().value!);
  known.set(jwt, found);
}

function endOf(jwt: string, maxTokenAge: number): number {
  const { exp = 0, iat = 0 } = decodeJwt(jwt);
  return Math.min(exp * 1000, iat * 1000 + maxTokenAge, Date.now() + LONGEST_LIFE);
}
