import type { ErrorType } from "../../../generated/errors.ts";
import { ApiError } from "../errors/api-error.ts";
import { Changes } from "./changes.ts";
import { KeyIndex, type Key, type KeyDefinition } from "./key-index.ts";
import { compare, type SortKey } from "./sort-key.ts";
import { SortedList } from "./sorted-list.ts";

/** A value of a collection, and its place in the order. A change puts another record in its place. */
export interface CollectionRecord<Value> extends SortKey {
  readonly value: Value;
}

/** Keys that no two values may share. */
export interface UniqueKeyDefinition<Value> extends KeyDefinition<Value> {
  /** The index that has them, perhaps among other keys. */
  readonly index: string;
  /** The answer to a second value with the same key. */
  readonly error: ErrorType;
}

/** The keys and the order of a collection. */
export interface CollectionOptions<Value> {
  /** The primary key, by which a value replaces its old self. */
  keyOf(value: Value): string;
  /** The moment that a value is sorted by, in milliseconds. Left out: values stay in the order of their coming. */
  timeOf?(value: Value): number;
  /** Secondary keys, by the name of their index. */
  readonly indexes?: Readonly<Record<string, KeyDefinition<Value>>>;
  readonly unique?: readonly UniqueKeyDefinition<Value>[];
}

/** Values of one kind. Every change happens in one go, so parallel requests can't come between. */
export class Collection<Value> {
  /** Tells of every change; one time for a {@link load}. */
  readonly changes: Changes;
  readonly #options: CollectionOptions<Value>;
  readonly #records = new Map<string, CollectionRecord<Value>>();
  readonly #deleted: ((key: string) => void)[] = [];
  #sorted = new SortedList<CollectionRecord<Value>>();
  readonly #indexes = new Map<string, KeyIndex<CollectionRecord<Value>>>();
  /** The number of values ever added. */
  #added = 0;
  #version = 0;

  constructor(options: CollectionOptions<Value>, changes = new Changes()) {
    this.#options = options;
    this.changes = changes;
    this.#clearIndexes();
  }

  /** Different after every change. */
  get version(): number {
    return this.#version;
  }

  /** All records in order. */
  get sorted(): SortedList<CollectionRecord<Value>> {
    return this.#sorted;
  }

  /** All records, in the order in which their values were added. */
  list(): CollectionRecord<Value>[] {
    return [...this.#records.values()];
  }

  /** The value with this primary key. */
  get(key: string): Value | undefined {
    return this.#records.get(key)?.value;
  }

  /** The records with a secondary key, in order. */
  where(index: string, key: Key): SortedList<CollectionRecord<Value>> {
    return this.#indexes.get(index)!.get(key);
  }

  /**
   * Adds a new value.
   *
   * @throws {Error} for one whose primary key is another's: a creation never replaces. Nothing has changed then.
   * @throws {ApiError} as {@link save}
   */
  add(value: Value): void {
    this.#putNew(value);
    this.changes.notify();
  }

  /**
   * Adds a value, or puts it in its old self's place.
   *
   * @throws {ApiError} for a key that must be unique and is another value's. Nothing has changed then.
   */
  save(value: Value): void {
    this.#put(value);
    this.changes.notify();
  }

  /**
   * Adds new values in their order: all of them, or none if one is refused.
   *
   * @throws {Error} as {@link add}
   */
  load(values: readonly Value[]): void {
    const undo: (() => void)[] = [];
    try {
      for (const value of values) undo.push(this.#putNew(value));
    } catch (error) {
      for (const step of undo.reverse()) step();
      throw error;
    }
    this.changes.notify();
  }

  /**
   * Takes out the value with this primary key, and frees its keys.
   *
   * @returns whether there was one
   */
  delete(key: string): boolean {
    return this.changes.batch(() => {
      if (!this.#remove(key)) return false;
      for (const listener of this.#deleted) listener(key);
      this.changes.notify();
      return true;
    });
  }

  /** Takes out the values with a secondary key, in one change. */
  deleteWhere(index: string, key: Key): void {
    this.changes.batch(() => {
      for (const { value } of this.where(index, key).range().all()) this.delete(this.#options.keyOf(value));
    });
  }

  /**
   * Takes out the values whose time is a moment, or before it.
   *
   * @returns them, the oldest first
   */
  takeUntil(time: number): Value[] {
    const past = this.#sorted.slice(0, this.#sorted.rank({ time, sequence: Infinity }));
    this.changes.batch(() => {
      for (const { value } of past) this.delete(this.#options.keyOf(value));
    });
    return past.map(({ value }) => value);
  }

  /** Takes everything out. */
  clear(): void {
    this.#records.clear();
    this.#clearIndexes();
    this.#version++;
    // Values that are put back then have the places that cursors name.
    this.#added = 0;
    this.changes.notify();
  }

  /** Calls a function with the primary key of each value that is deleted, within the same change. */
  onDelete(listener: (key: string) => void): void {
    this.#deleted.push(listener);
  }

  /** @returns an undo function */
  #putNew(value: Value): () => void {
    const key = this.#options.keyOf(value);
    if (this.#records.has(key)) throw new Error(`The collection has a value with the key ${key} already.`);
    return this.#put(value);
  }

  /** @returns an undo function */
  #put(value: Value): () => void {
    this.#refuseDuplicates(value);
    const key = this.#options.keyOf(value);
    const added = this.#added;
    const old = this.#records.get(key);
    const time = this.#options.timeOf?.(value) ?? 0;
    const record = { value, time, sequence: old?.sequence ?? this.#added++ };
    this.#version++;
    this.#records.set(key, record);
    if (old && compare(old, record) !== 0) this.#sorted.remove(old);
    this.#sorted.add(record);
    for (const index of this.#indexes.values()) index.add(record, old);
    return () => {
      if (old) this.#put(old.value);
      else this.#remove(key);
      this.#added = added;
    };
  }

  #remove(key: string): boolean {
    const record = this.#records.get(key);
    if (!record) return false;
    this.#version++;
    this.#records.delete(key);
    this.#sorted.remove(record);
    for (const index of this.#indexes.values()) index.remove(record);
    return true;
  }

  #refuseDuplicates(value: Value): void {
    const own = this.#options.keyOf(value);
    for (const unique of this.#options.unique ?? []) {
      for (const key of unique.keysOf(value)) {
        const isTaken = this.where(unique.index, key)
          .range()
          .all()
          .some(
            (other) => this.#options.keyOf(other.value) !== own && unique.keysOf(other.value).includes(key),
          );
        if (isTaken) throw new ApiError(unique.error);
      }
    }
  }

  #clearIndexes(): void {
    this.#sorted = new SortedList();
    for (const [name, definition] of Object.entries(this.#options.indexes ?? {})) {
      this.#indexes.set(name, new KeyIndex({ keysOf: ({ value }) => definition.keysOf(value) }));
    }
  }
}
