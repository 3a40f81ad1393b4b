import type {
  api_user_v1_SearchUsersQuery as Query,
  api_user_v1_User as User,
} from "../../../../../generated/schema.ts";
import type { Collection } from "../../../store/collection.ts";
import type { Condition, Operator } from "./filter.ts";
import { filters, type FilterName } from "./filters.ts";
import type { Predicate, UserRecord } from "./predicates.ts";
import { ALWAYS, intersect } from "../../../store/sort-key.ts";
import type { SortedSlice } from "../../../store/sorted-list.ts";

/** The way to a query's matches: they are in these slices, which may overlap, and pass every test. */
export interface Plan {
  /** None is empty. */
  readonly slices: readonly Slice[];
  readonly tests: readonly Predicate[];
}

/** A stretch of users, in the order of their creation. */
export type Slice = SortedSlice<UserRecord>;

interface Operand extends Condition {
  readonly name: FilterName;
}

interface AccessPath {
  /** The operand that needs no test on it. */
  readonly operand?: Operand | undefined;
  readonly slices: readonly Slice[];
  readonly size: number;
}

/** Finds the way to a query's matches on which the fewest users have to be scanned. */
export function makePlan(query: Query | undefined, all: Collection<User>): Plan {
  const operator = query?.operator ?? "AND";
  const operands = readOperands(query?.operands ?? [], operator);
  const isAny = operator === "OR" && operands.length > 0;
  const { slices, tests } = isAny ? planAny(operands, all) : planAll(operands, all);
  return { slices: slices.filter(({ size }) => size > 0), tests };
}

/** The number of users that a plan scans, or finds if it has no tests. */
export function sizeOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { size }) => sum + size, 0);
}

/** The operands of each filter as one. */
function readOperands(given: NonNullable<Query["operands"]>, operator: Operator): Operand[] {
  const values = new Map<FilterName, unknown[]>();
  for (const { filter_name: name, filter_value } of given) {
    const value = filters[name].check(filter_value, name, filters[name]);
    const others = values.get(name);
    if (others) others.push(value);
    else values.set(name, [value]);
  }
  return [...values].map(([name, list]) => ({ name, ...filters[name].condition(list, operator) }));
}

/** AND: from the operand with the fewest users, or else from everyone, in the range that all ranges share. */
function planAll(operands: readonly Operand[], all: Collection<User>): Plan {
  const range = operands.flatMap(({ ranges = [] }) => ranges).reduce(intersect, ALWAYS);
  const others = operands.filter((operand) => !operand.ranges);
  const everyone = all.sorted.range(range);
  let best: AccessPath = { slices: [everyone], size: everyone.size };
  for (const operand of others) {
    for (const keys of operand.keys ?? []) {
      const slices = keys.map((key) => all.where(operand.name, key).range(range));
      const size = sizeOf(slices);
      if (size < best.size)
        best = { operand: operand.keys?.length === 1 ? operand : undefined, slices, size };
    }
  }
  return {
    slices: best.slices,
    tests: others.filter((operand) => operand !== best.operand).map(({ test }) => test),
  };
}

/** OR: the users of each operand together, unless there is one that only a scan of everyone can answer. */
function planAny(operands: readonly Operand[], all: Collection<User>): Plan {
  const slices = operands.map((operand) => findSlices(operand, all));
  const known = slices.every((some) => some !== undefined) && slices.flat();
  if (known && sizeOf(known) <= all.sorted.size) return { slices: known, tests: [] };
  return {
    slices: [all.sorted.range()],
    tests: [(record) => operands.some(({ test }) => test(record))],
  };
}

/** The users that one operand of several lets through, if an index knows them. */
function findSlices({ name, keys, ranges }: Operand, all: Collection<User>): Slice[] | undefined {
  if (ranges) return ranges.map((range) => all.sorted.range(range));
  return keys?.flat().map((key) => all.where(name, key).range());
}
