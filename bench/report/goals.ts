import type { Goal } from "./report.ts";
import { formatNumber, renderCells } from "./table.ts";

/** The goals, and which of them this run reached. */
export function renderGoals(goals: readonly Goal[]): string {
  const rows = goals.map((goal) => [goal.what, limitOf(goal), show(goal.measured, goal), verdict(goal)]);
  return renderCells(["goal", "wanted", "measured", ""], rows).join("\n");
}

export function isReached({ is, measured }: Goal, limit: number): boolean {
  return is === "at most" ? measured <= limit : measured >= limit;
}

function limitOf(goal: Goal): string {
  const sign = goal.is === "at most" ? "≤" : "≥";
  const stretch = goal.stretch === undefined ? "" : ` (stretch ${show(goal.stretch, goal)})`;
  return `${sign} ${show(goal.limit, goal)}${stretch}`;
}

function show(value: number, { unit }: Goal): string {
  const number = unit === "×" && value < 1 ? value.toFixed(3) : formatNumber(value);
  return `${number} ${unit}`.trim();
}

function verdict(goal: Goal): string {
  if (Number.isNaN(goal.measured)) return "not measured";
  if (goal.stretch !== undefined && isReached(goal, goal.stretch)) return "reached, stretch too";
  return isReached(goal, goal.limit) ? "reached" : "NOT REACHED";
}
