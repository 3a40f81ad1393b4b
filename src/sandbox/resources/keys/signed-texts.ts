import type { SigningKey } from "./signing-key.ts";

/** So many JWTs are kept, of some 2 kB each. */
const MOST = 1000;

/**
 * The JWTs that a key has signed lately. RS256 gives the same signature for the same text, and a session that is asked for twice in a
 * second has the same claims both times, while a signature takes longer than all else that answers the call.
 *
 * @see https://www.rfc-editor.org/rfc/rfc8017#section-8.2.1
 */
export class SignedTexts {
  #key: SigningKey | undefined;
  readonly #jwts = new Map<string, string>();

  /**
   * The JWT that a key gives for a payload, kept or made.
   *
   * @param sign makes it. Calls that come at the same time make one each, as on Workers a request that waits for what
   * another one began may wait for ever
   */
  async get(
    payload: string,
    key: SigningKey,
    sign: (payload: string, key: SigningKey) => Promise<string>,
  ): Promise<string> {
    const kept = this.#key === key ? this.#jwts.get(payload) : undefined;
    if (kept !== undefined) return kept;
    const jwt = await sign(payload, key);
    this.#keep(payload, key, jwt);
    return jwt;
  }

  #keep(payload: string, key: SigningKey, jwt: string): void {
    if (this.#key !== key) this.#jwts.clear();
    this.#key = key;
    this.#jwts.set(payload, jwt);
    if (this.#jwts.size > MOST) this.#jwts.delete(this.#jwts.keys().next().value!);
  }
}
