import type { api_user_v1_User as User } from "../../../../../generated/schema.ts";
import type { ErrorType } from "../../../../../generated/errors.ts";
import type { CollectionRecord } from "../../../store/collection.ts";
import type { Key } from "../../../store/key-index.ts";
import { flag, fuzzy, strings, type Check, type FilterErrors } from "./filter-kinds.ts";
import type { Range } from "../../../store/sort-key.ts";

/** A user, and their place in the order of creation. */
export type UserRecord = CollectionRecord<User>;

/** Whether a user matches. */
export type Predicate = (record: UserRecord) => boolean;

/** A filter with its value: a test, and if there is one, a way to those who pass it that leaves out all others. */
export interface Condition {
  readonly test: Predicate;
  /** All who have any of these keys. */
  readonly keys?: readonly Key[];
  /** All who were created then. */
  readonly range?: Range;
}

/** One filter. */
export interface Filter<Value = unknown> extends FilterErrors {
  /** Reads the filter's value, or refuses it. */
  readonly check: Check<Value>;
  /** A user's keys, for a filter that is indexed by them. */
  readonly keysOf?: (user: User) => readonly Key[];
  /** The condition that a value stands for. */
  condition(value: Value): Condition;
}

/** Lets through those who have any of the values. Indexed. */
export function anyOf(
  missing: ErrorType,
  keysOf: (user: User) => readonly Key[],
  check: Check<Key | readonly Key[]> = strings,
): Filter {
  return filter({ missing, check, keysOf, condition: (value) => haveAny([value].flat(), keysOf) });
}

/** Lets through those of whose factors at least one has the flag. Indexed. */
export function verified(missing: ErrorType, of: (user: User) => readonly { verified: boolean }[]): Filter {
  return anyOf(missing, (user) => of(user).map((factor) => factor.verified), flag);
}

/** Lets through those who were created in a range of time. The order of all users is its index. */
export function created<Value>(
  missing: ErrorType,
  check: Check<Value>,
  toRange: (value: Value) => Range,
): Filter {
  const condition = (value: Value): Condition => {
    const range = toRange(value);
    return { range, test: ({ time }) => time > range.from && time < range.to };
  };
  return filter({ missing, check, condition });
}

/** Lets through those of whose texts at least one passes. Not indexed: whoever uses it has everyone looked at. */
export function like(
  missing: ErrorType,
  tooShort: ErrorType,
  textsOf: (user: User) => readonly string[],
  passes: (text: string, wanted: string) => boolean = (text, wanted) => text.startsWith(wanted),
): Filter {
  const condition = (wanted: string): Condition => ({
    test: ({ value: user }) => textsOf(user).some((text) => passes(lower(text), wanted)),
  });
  return filter({ missing, tooShort, check: fuzzy, condition });
}

/** A text as it is compared where case doesn't count. */
export function lower(text: string): string {
  return text.toLowerCase();
}

/** Lets each filter's condition have the type that its own check gives. */
function filter<Value>(typed: Filter<Value>): Filter {
  return typed;
}

function haveAny(keys: readonly Key[], keysOf: (user: User) => readonly Key[]): Condition {
  const wanted = new Set(keys);
  return { keys: [...wanted], test: ({ value: user }) => keysOf(user).some((key) => wanted.has(key)) };
}
