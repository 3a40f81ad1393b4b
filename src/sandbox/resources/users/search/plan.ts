import type { api_user_v1_SearchUsersQuery as Query } from "../../../../../generated/schema.ts";
import type { Condition, Test } from "./filter.ts";
import { filters, type FilterName } from "./filters.ts";
import type { Indexes } from "../../../store/indexes.ts";
import { ALWAYS, intersect, type Range } from "./order.ts";
import type { Span } from "../../../store/sorted-slice.ts";

/** Where a query's matches are: in these spans, which may overlap, and there those who pass every test. */
export interface Plan {
  /** None is empty. */
  readonly spans: readonly Span[];
  readonly tests: readonly Test[];
}

interface Operand extends Condition {
  readonly name: FilterName;
}

interface Way {
  /** What needs no test on it. */
  readonly operand?: Operand;
  readonly spans: readonly Span[];
  readonly size: number;
}

/** Finds the way to a query's matches on which the fewest users have to be looked at. */
export function makePlan(query: Query | undefined, indexes: Indexes): Plan {
  const operands = (query?.operands ?? []).map(readOperand);
  const isAny = query?.operator === "OR" && operands.length > 0;
  const { spans, tests } = isAny ? planAny(operands, indexes) : planAll(operands, indexes);
  return { spans: spans.filter(({ size }) => size > 0), tests };
}

/** How many users a plan has one look at, or how many it finds if it has no tests. */
export function sizeOf(spans: readonly Span[]): number {
  return spans.reduce((sum, { size }) => sum + size, 0);
}

function readOperand({ filter_name: name, filter_value }: NonNullable<Query["operands"]>[number]): Operand {
  const filter = filters[name];
  return { name, ...filter.condition(filter.check(filter_value, name, filter)) };
}

/** AND: from the operand with the fewest users, or else from everyone, in the range that all ranges share. */
function planAll(operands: readonly Operand[], indexes: Indexes): Plan {
  const range = operands.reduce((shared, operand) => intersect(shared, operand.range ?? ALWAYS), ALWAYS);
  const others = operands.filter((operand) => !operand.range);
  const ways = others.flatMap((operand): Way[] => {
    const spans = findSpans(operand, indexes, range);
    return spans ? [{ operand, spans, size: sizeOf(spans) }] : [];
  });
  const everyone = indexes.users.span(range);
  const best = [...ways, { spans: [everyone], size: everyone.size }].reduce((a, b) =>
    b.size < a.size ? b : a,
  );
  return {
    spans: best.spans,
    tests: others.filter((operand) => operand !== best.operand).map(({ test }) => test),
  };
}

/** OR: the users of each operand together, unless there is one that only looking at everyone can answer. */
function planAny(operands: readonly Operand[], indexes: Indexes): Plan {
  const spans = operands.map((operand) => findSpans(operand, indexes));
  const known = spans.every((some) => some !== undefined) && spans.flat();
  if (known && sizeOf(known) <= indexes.users.size) return { spans: known, tests: [] };
  return {
    spans: [indexes.users.span()],
    tests: [(stored) => operands.some(({ test }) => test(stored))],
  };
}

/** The users that one operand lets through, of those created in a range, if an index knows them. */
function findSpans(
  { name, keys, range }: Operand,
  indexes: Indexes,
  within: Range = ALWAYS,
): Span[] | undefined {
  if (range) return [indexes.users.span(intersect(range, within))];
  return keys?.map((key) => indexes.find(name, key).span(within));
}
