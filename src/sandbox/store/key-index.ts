import { compare, type SortKey } from "./sort-key.ts";
import { SortedList } from "./sorted-list.ts";

/** A value that records are found by. */
export type Key = string | boolean;

/** One kind of key. */
export interface KeyDefinition<Value> {
  // A method, so that a collection of users passes for one of unknown values.
  keysOf(value: Value): readonly Key[];
}

/** Records by one kind of key. Most keys are one record's alone, so only those of several get a list: it saves memory. */
export class KeyIndex<Item extends SortKey> {
  readonly #definition: KeyDefinition<Item>;
  readonly #found = new Map<Key, Item | SortedList<Item>>();

  constructor(definition: KeyDefinition<Item>) {
    this.#definition = definition;
  }

  /** Puts a record in. Under a key that its old self has too, it takes that one's place, and no other is moved. */
  add(item: Item, old?: Item): void {
    const keys = this.#definition.keysOf(item);
    if (old) this.remove(old, compare(old, item) === 0 ? keys : []);
    for (const key of keys) {
      const found = this.#found.get(key);
      if (found instanceof SortedList) found.add(item);
      else if (!found || compare(found, item) === 0) this.#found.set(key, item);
      else this.#found.set(key, new SortedList([found, item].sort(compare)));
    }
  }

  /**
   * Takes a record out.
   *
   * @param kept the keys under which it stays
   */
  remove(item: Item, kept: readonly Key[] = []): void {
    for (const key of this.#definition.keysOf(item)) {
      if (kept.includes(key)) continue;
      const found = this.#found.get(key);
      if (found instanceof SortedList) found.remove(item);
      if (!(found instanceof SortedList) || found.size === 0) this.#found.delete(key);
    }
  }

  /** All records with this key. */
  get(key: Key): SortedList<Item> {
    const found = this.#found.get(key);
    return found instanceof SortedList ? found : new SortedList(found ? [found] : []);
  }
}
