import type { Stored } from "./state.ts";
import type { Key } from "../resources/users/search/filter.ts";
import { Ordered } from "./sorted-list.ts";

/** Users by one kind of key. Most keys are one user's alone, so only those of several get a list: it saves memory. */
export class KeyIndex {
  readonly #found = new Map<Key, Stored | Ordered>();

  /** Puts a user in. One who is in already, for having a key twice, is fine. */
  add(key: Key, stored: Stored): void {
    const found = this.#found.get(key);
    if (found instanceof Ordered) found.add(stored);
    else if (!found || found === stored) this.#found.set(key, stored);
    else {
      const several = Ordered.from([found]);
      several.add(stored);
      this.#found.set(key, several);
    }
  }

  /** Takes a user out. One who isn't in is fine. */
  remove(key: Key, stored: Stored): void {
    const found = this.#found.get(key);
    if (found instanceof Ordered) found.remove(stored);
    if (found === stored || (found instanceof Ordered && found.size === 0)) this.#found.delete(key);
  }

  /** All users with this key. */
  get(key: Key): Ordered {
    const found = this.#found.get(key);
    return found instanceof Ordered ? found : Ordered.from(found ? [found] : []);
  }
}
