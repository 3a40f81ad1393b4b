import type {
  api_user_v1_SearchUsersQuery as Query,
  api_user_v1_User as User,
} from "../../../../../generated/schema.ts";
import type { Collection } from "../../../store/collection.ts";
import type { Condition, Predicate, UserRecord } from "./filter.ts";
import { filters, type FilterName } from "./filters.ts";
import { ALWAYS, intersect, type Range } from "../../../store/sort-key.ts";
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
  readonly operand?: Operand;
  readonly slices: readonly Slice[];
  readonly size: number;
}

/** Finds the way to a query's matches on which the fewest users have to be scanned. */
export function makePlan(query: Query | undefined, all: Collection<User>): Plan {
  const operands = (query?.operands ?? []).map(readOperand);
  const isAny = query?.operator === "OR" && operands.length > 0;
  const { slices, tests } = isAny ? planAny(operands, all) : planAll(operands, all);
  return { slices: slices.filter(({ size }) => size > 0), tests };
}

/** The number of users that a plan scans, or finds if it has no tests. */
export function sizeOf(slices: readonly Slice[]): number {
  return slices.reduce((sum, { size }) => sum + size, 0);
}

function readOperand({ filter_name: name, filter_value }: NonNullable<Query["operands"]>[number]): Operand {
  const filter = filters[name];
  return { name, ...filter.condition(filter.check(filter_value, name, filter)) };
}

/** AND: from the operand with the fewest users, or else from everyone, in the range that all ranges share. */
function planAll(operands: readonly Operand[], all: Collection<User>): Plan {
  const range = operands.reduce((shared, operand) => intersect(shared, operand.range ?? ALWAYS), ALWAYS);
  const others = operands.filter((operand) => !operand.range);
  const paths = others.flatMap((operand): AccessPath[] => {
    const slices = findSlices(operand, all, range);
    return slices ? [{ operand, slices, size: sizeOf(slices) }] : [];
  });
  const everyone = all.sorted.range(range);
  const best = [...paths, { slices: [everyone], size: everyone.size }].reduce((a, b) =>
    b.size < a.size ? b : a,
  );
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

/** The users that one operand lets through, of those created in a range, if an index knows them. */
function findSlices(
  { name, keys, range }: Operand,
  all: Collection<User>,
  within: Range = ALWAYS,
): Slice[] | undefined {
  if (range) return [all.sorted.range(intersect(range, within))];
  return keys?.map((key) => all.where(name, key).range(within));
}
