import type { api_user_v1_User as User } from "../../../generated/schema.ts";
import type { Stored } from "./state.ts";
import { allFactorIds } from "../resources/users/search/factor-ids.ts";
import type { Key } from "../resources/users/search/filter.ts";
import { filters, type FilterName } from "../resources/users/search/filters.ts";
import { KeyIndex } from "./key-index.ts";
import { Ordered } from "./sorted-list.ts";

type KeysOf = (user: User) => readonly Key[];

/** What users are found by: the name of a filter that is indexed, or of a factor's id. */
export type IndexName = FilterName | (typeof allFactorIds)[number][0];

const kinds: readonly (readonly [string, KeysOf])[] = [
  // Six factors' ids are filters too. Their keys are the same, and in a Map they are one.
  ...new Map<string, KeysOf>([
    ...Object.entries(filters).flatMap(([name, { keysOf }]) => (keysOf ? [[name, keysOf] as const] : [])),
    ...allFactorIds,
  ]),
];

/** All users, in order and by each kind of key. */
export class Indexes {
  /** Everyone. */
  readonly users = new Ordered();
  /** Grows with every change. */
  version = 0;
  readonly #byKey = new Map(kinds.map(([name]) => [name, new KeyIndex()]));

  add(stored: Stored): void {
    this.version++;
    this.users.add(stored);
    for (const [name, keysOf] of kinds) {
      for (const key of keysOf(stored.user)) this.#byKey.get(name)!.add(key, stored);
    }
  }

  remove(stored: Stored): void {
    this.version++;
    this.users.remove(stored);
    for (const [name, keysOf] of kinds) {
      for (const key of keysOf(stored.user)) this.#byKey.get(name)!.remove(key, stored);
    }
  }

  /** Who has a key. */
  find(name: IndexName, key: Key): Ordered {
    return this.#byKey.get(name)!.get(key);
  }
}
