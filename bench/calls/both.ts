import { FLOOR, type PeerName } from "../peers/index.ts";
import type { Column, Row } from "../report/report.ts";

/** The calls of the bench, by the names that its tables give them. */
export const calls = [
  ["GET", "get"],
  ["POST", "create"],
] as const;

/** The goals' column: as many GETs as POSTs. */
export const BOTH = "both";

/** The columns of a table: one for each call, and the one that goals look at. */
export function columnsOf(unit: string, better: Column["better"], figure = ""): Column[] {
  const names = [...calls.map(([name]) => name), BOTH];
  return names.map((name) => ({ name: `${figure} ${name}`.trim(), unit, better, detail: name !== BOTH }));
}

/** A peer's row. */
export function rowOf(name: PeerName, values: number[]): Row {
  return { name, values, floor: name === FLOOR };
}

/** What a call costs, if every second one is the other. */
export function meanCost(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How many calls a second those are: the time of each adds up, not its rate. */
export function meanRate(rates: readonly number[]): number {
  return 1 / meanCost(rates.map((rate) => 1 / rate));
}
