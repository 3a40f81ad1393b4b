import type {
  api_user_v1_SearchUsersQuery as Query,
  api_user_v1_User as User,
} from "../../../../../generated/schema.ts";
import type { ErrorType } from "../../../../../generated/errors.ts";
import type { Key } from "../../../store/key-index.ts";
import { flag, fuzzy, strings, type Check, type FilterErrors } from "./filter-kinds.ts";
import { ALWAYS, intersect, isWithin, unite, type Range } from "../../../store/sort-key.ts";
import { haveOfEach, haveParts, prefix, type PartsOf, type Predicate } from "./predicates.ts";

/** The way in which a query's filters combine. */
export type Operator = NonNullable<Query["operator"]>;

/** A filter with a query's values for it: a test, and if there are any, ways to those who pass it that leave out others. */
export interface Condition {
  readonly test: Predicate;
  /** Whoever passes has a key of each of these lists; of one list alone, whoever has a key of it passes. */
  readonly keys?: readonly (readonly Key[])[];
  /** All who were created in one of these, which are in order and apart. */
  readonly ranges?: readonly Range[];
}

/** One filter. */
export interface Filter<Value = unknown> extends FilterErrors {
  /** Reads the filter's value, or refuses it. */
  readonly check: Check<Value>;
  /** A user's keys, for a filter that is indexed by them. */
  readonly keysOf?: (user: User) => readonly Key[];
  /**
   * The condition that values stand for, all of a query's at once: were each tried on each user, a body of thousands
   * would keep the sandbox busy for seconds.
   */
  condition(values: readonly Value[], operator: Operator): Condition;
}

/** Lets through those who have any of the values. Indexed. */
export function anyOf(
  missing: ErrorType,
  keysOf: (user: User) => readonly Key[],
  check: Check<Key | readonly Key[]> = strings,
): Filter {
  const condition = (values: readonly (Key | readonly Key[])[], operator: Operator): Condition => {
    const lists = operator === "OR" ? [values.flat()] : values.map((value) => [value].flat());
    const sets = lists.map((list) => new Set(list));
    return { keys: sets.map((set) => [...set]), test: haveOfEach(sets, keysOf) };
  };
  return filter({ missing, check, keysOf, condition });
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
  const condition = (values: readonly Value[], operator: Operator): Condition => {
    const given = values.map(toRange);
    const ranges = operator === "OR" ? unite(given) : [given.reduce(intersect, ALWAYS)];
    return { ranges, test: ({ time }) => isWithin(ranges, time) };
  };
  return filter({ missing, check, condition });
}

/** Lets through those of whose texts at least one passes. Not indexed: whoever uses it has everyone looked at. */
export function like(
  missing: ErrorType,
  tooShort: ErrorType,
  textsOf: (user: User) => readonly string[],
  partsOf: PartsOf = prefix,
): Filter {
  const condition = (values: readonly string[], operator: Operator): Condition => {
    const wanted = new Set(values);
    const needed = operator === "OR" ? 1 : wanted.size;
    return { test: haveParts(wanted, needed, (user) => textsOf(user).map(lower), partsOf) };
  };
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
