import { Keyed } from "./keyed.ts";
import { replaceUser } from "./user.ts";

/** The pseudonyms of one key. */
export interface Pseudonyms {
  /** Tells the key from others, and nothing of it. */
  readonly fingerprint: string;
  /** Replaces what tells who a user is. */
  readonly replace: (user: object) => object;
}

/** Makes the pseudonyms of a key: the same key gives the same address or id the same one, wherever it stands. */
export function createPseudonyms(key: Buffer): Pseudonyms {
  const keyed = new Keyed(key);
  return {
    fingerprint: keyed.bytes("fingerprint", "", 8).toString("hex"),
    replace: (user) => replaceUser(keyed, user),
  };
}
