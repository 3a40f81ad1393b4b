import type { api_user_v1_User as User } from "../../../../../generated/schema.ts";
import type { CollectionRecord } from "../../../store/collection.ts";
import type { Key } from "../../../store/key-index.ts";

/** A user, and their place in the order of creation. */
export type UserRecord = CollectionRecord<User>;

/** Whether a user matches. */
export type Predicate = (record: UserRecord) => boolean;

/** The parts of a text that have a length, among which wanted ones are looked for. */
export type PartsOf = (text: string, length: number) => readonly string[];

/** The beginning of a text. */
export const prefix: PartsOf = (text, length) => [text.slice(0, length)];

/** Every part of a text, for short ones. */
export const anywhere: PartsOf = (text, length) =>
  Array.from({ length: text.length - length + 1 }, (_, start) => text.slice(start, start + length));

/**
 * Whether a user has a key of each set. Nearly always the number of sets that each key is in decides it; else it is found
 * out once for all users with the same keys.
 */
export function haveOfEach(
  sets: readonly ReadonlySet<Key>[],
  keysOf: (user: User) => readonly Key[],
): Predicate {
  const counts = new Map<Key, number>();
  for (const set of sets) for (const key of set) counts.set(key, (counts.get(key) ?? 0) + 1);
  const known = new Map<string, boolean>();
  return ({ value: user }) => {
    const keys = keysOf(user).filter((key) => counts.has(key));
    const numbers = keys.map((key) => counts.get(key)!);
    if (numbers.includes(sets.length)) return true;
    const together = numbers.reduce((sum, number) => sum + number, 0);
    if (together < sets.length) return false;
    const name = JSON.stringify(keys);
    let result = known.get(name);
    if (result === undefined) {
      result = sets.every((set) => keys.some((key) => set.has(key)));
      known.set(name, result);
    }
    return result;
  };
}

/**
 * Whether so many of the wanted texts are parts of a user's. The parts are looked up among the wanted: there are few of
 * them, and there may be thousands of those.
 */
export function haveParts(
  wanted: ReadonlySet<string>,
  needed: number,
  textsOf: (user: User) => readonly string[],
  partsOf: PartsOf,
): Predicate {
  const lengths = [...new Set([...wanted].map(({ length }) => length))].sort((a, b) => a - b);
  return ({ value: user }) => {
    const found = new Set<string>();
    for (const text of textsOf(user)) {
      for (const length of lengths) {
        if (length > text.length) break;
        for (const part of partsOf(text, length)) if (wanted.has(part)) found.add(part);
        if (found.size >= needed) return true;
      }
    }
    return false;
  };
}
