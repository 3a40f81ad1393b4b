import type { Environment } from "../environment/environment.ts";
import type { Changes } from "./changes.ts";
import type { Collection } from "./collection.ts";

/** A collection of a store: how it is made, and its part of a snapshot. It is also what a store is asked for it by. */
export interface CollectionDefinition<
  Name extends string = string,
  Value = unknown,
  Kind extends Collection<Value> = Collection<Value>,
  Part = unknown,
> {
  /** The key of its part in a snapshot. */
  readonly name: Name;
  /** Whose values the values belong to: they are deleted with their owner. */
  readonly owner?: Owner;
  /** The indexes that have ids which the sandbox makes: it makes none again that is in use. */
  readonly ids?: readonly string[];
  /** Whether its values stay through a reset, and where a snapshot has none. */
  readonly isLasting?: true;
  create(environment: Environment, changes: Changes): Kind;
  /**
   * Takes out whatever has come to its end by the clock. It is called before every operation and snapshot, so it must be
   * quick where nothing has.
   */
  expire?(collection: Kind, now: number, store: StoreOfCollections): void;
  /** Writes its part of a snapshot. */
  write(values: readonly Value[], environment: Environment): Part;
  /**
   * Reads its part of a snapshot, and checks it like a seed.
   *
   * @param at what an error calls the part
   * @param part `undefined` in a snapshot that is older than the collection
   * @throws {StytchConfigError} naming the field, the rule and the remedy
   */
  read(at: string, part: unknown, context: ReadContext): Value[];
}

/** A store, as a collection sees it. */
export interface StoreOfCollections {
  get<Value, Kind extends Collection<Value>>(definition: CollectionDefinition<string, Value, Kind>): Kind;
}

/** The collection that owners are in, and the index by which their own values are found. */
export interface Owner {
  readonly collection: CollectionDefinition;
  readonly index: string;
}

/** The surroundings of a snapshot's part. */
export interface ReadContext {
  readonly environment: Environment;
  /** The values that were read of a collection which stands before. */
  readonly valuesOf: <Value>(definition: CollectionDefinition<string, Value>) => readonly Value[];
}
