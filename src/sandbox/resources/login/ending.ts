import { readTime } from "../../environment/time.ts";
import { readList } from "../../seed/read-list.ts";
import { Collection } from "../../store/collection.ts";
import type { CollectionDefinition, StoreOfCollections } from "../../store/definition.ts";
import { idsOfUsers, users } from "../users/collection.ts";

/** A value of a user that ends by the clock, such as a passcode. */
export interface Ending {
  readonly user_id: string;
  /** In RFC 3339. */
  readonly expires_at: string;
}

/** The parts in which collections of such values differ. */
interface EndingRules<Name extends string, Value extends Ending> {
  readonly name: Name;
  /** The field that is the primary key. */
  readonly key: keyof Value & string;
  /** The word for two of them in an error, such as "links". */
  readonly plural?: string;
  /** For so long a value that has ended is told from one that never was, in milliseconds. Left out: not at all. */
  readonly remembered?: number;
  /** Reads one of a snapshot's, or refuses it by its place. */
  readonly read: (at: string, given: unknown, knownUsers: ReadonlySet<string>) => Value;
  /** Called for each that is taken out, since it has ended. */
  readonly ended?: (value: Value, store: StoreOfCollections) => void;
}

/** Defines a collection of values that belong to users and end by the clock. */
export function defineEnding<Name extends string, Value extends Ending>({
  name,
  key,
  plural,
  remembered = 0,
  read,
  ended,
}: EndingRules<Name, Value>): CollectionDefinition<Name, Value, Collection<Value>, readonly Value[]> {
  return {
    name,
    owner: { collection: users, index: "user_id" },
    create: (_, changes) =>
      new Collection<Value>(
        {
          keyOf: (value) => value[key] as string,
          timeOf: ({ expires_at }) => readTime(expires_at)!,
          indexes: { user_id: { keysOf: ({ user_id }) => [user_id] } },
        },
        changes,
      ),
    expire(all, now, store) {
      for (const value of all.takeUntil(now - remembered)) ended?.(value, store);
    },
    write: (all) => all,
    read(at, part, context) {
      const known = idsOfUsers(context);
      return readList(at, part, {
        keys: [key],
        ...(plural !== undefined && { plural }),
        read: (place, given) => read(place, given, known),
      });
    },
  };
}
