import type { Outcome, Result } from "./row.ts";
import type { Step } from "./step.ts";

/** The outcomes, in the order in which they are told. */
const OUTCOMES = [
  "created",
  "updated",
  "already_there",
  "duplicate",
  "conflict",
  "invalid",
  "refused",
  "failed",
] as const satisfies readonly Outcome[];

/** The number of rows with each outcome. They add up to `rows`. */
export type Counts = { readonly rows: number; readonly not_tried: number } & Readonly<
  Record<Outcome, number>
>;

/** Counts the results of an import. Rows without one weren't tried. */
export function countResults(results: readonly (Result | undefined)[]): Counts {
  const count = (wanted: Outcome | undefined): number =>
    results.reduce((sum, result) => sum + (result?.outcome === wanted ? 1 : 0), 0);
  const counts = Object.fromEntries(OUTCOMES.map((outcome) => [outcome, count(outcome)]));
  return { rows: results.length, ...(counts as Record<Outcome, number>), not_tried: count(undefined) };
}

/** The number of rows of which a plan will make each. They add up to `rows`. */
export type PlanCounts = { readonly rows: number } & Readonly<
  Record<"create" | "update" | Exclude<Outcome, "refused" | "failed">, number>
>;

const STEPS = ["create", "update", ...OUTCOMES.slice(0, 6)] as readonly (keyof Omit<PlanCounts, "rows">)[];

/** Counts the steps of a plan. Those that an earlier run has done have their outcome. */
export function countSteps(steps: readonly Step[]): PlanCounts {
  const counts = Object.fromEntries(
    STEPS.map((name) => [name, steps.reduce((sum, { outcome }) => sum + (outcome === name ? 1 : 0), 0)]),
  );
  return { rows: steps.length, ...(counts as Omit<PlanCounts, "rows">) };
}

/** Whether every row's user is there now. */
export function isComplete({ rows, created, updated, already_there }: Counts): boolean {
  return rows === created + updated + already_there;
}
