import type { Environment } from "../environment/environment.ts";
import { Changes } from "./changes.ts";
import type { Collection } from "./collection.ts";
import type { CollectionDefinition } from "./definition.ts";

/** All values of a store. */
export interface StoreContents {
  /** The values of each collection, by its name, in their order. */
  readonly values: Readonly<Record<string, readonly unknown[]>>;
  /** The number of ids made from the seed of ids. */
  readonly idsMade: number;
}

/** The collections of a sandbox: all that it holds, and that a snapshot has. */
export class Store {
  /** Tells of every change in any collection. */
  readonly changes = new Changes();
  readonly #collections: ReadonlyMap<CollectionDefinition, Collection<unknown>>;
  readonly #environment: Environment;

  /** @param definitions owners stand before what they own */
  constructor(definitions: readonly CollectionDefinition[], environment: Environment) {
    this.#environment = environment;
    this.#collections = new Map(
      definitions.map((definition) => [definition, definition.create(environment, this.changes)]),
    );
    for (const definition of definitions) {
      const { owner } = definition;
      if (owner)
        this.get(owner.collection).onDelete((key) => this.get(definition).deleteWhere(owner.index, key));
    }
  }

  /**
   * A collection, by its definition.
   *
   * @example
   * store.get(users).require(user_id);
   */
  get<Value, Kind extends Collection<Value>>(definition: CollectionDefinition<string, Value, Kind>): Kind {
    return this.#collections.get(definition) as unknown as Kind;
  }

  /** Takes out whatever has come to its end by the clock. */
  expire(): void {
    const now = this.#environment.clock.now();
    this.changes.batch(() => {
      for (const [definition, collection] of this.#collections) definition.expire?.(collection, now, this);
    });
  }

  /** Whether a value has this id, one of those that the sandbox makes. */
  hasId(id: string): boolean {
    return [...this.#collections].some(([{ ids = [] }, collection]) =>
      ids.some((index) => collection.where(index, id).size > 0),
    );
  }

  /** All of it, as it is now. */
  contents(): StoreContents {
    this.expire();
    const lists = [...this.#collections].map(([{ name }, collection]) => [
      name,
      collection.list().map(({ value }) => value),
    ]);
    return {
      values: Object.fromEntries(lists) as StoreContents["values"],
      idsMade: this.#environment.ids.made,
    };
  }

  /** Puts other contents in its place, in one change. They must be in order. */
  replace({ values, idsMade }: StoreContents): void {
    this.changes.batch(() => {
      for (const [{ name, isLasting }, collection] of this.#collections) {
        const contents = values[name] ?? [];
        if (isLasting && contents.length === 0) continue;
        collection.clear();
        collection.load(contents);
      }
      this.#environment.ids.made = idsMade;
    });
  }
}
