import { BOTH, meanCost } from "../calls/both.ts";
import { onOneCore } from "../calls/one-core.ts";
import type { Table } from "../report/report.ts";
import { median } from "../report/statistics.ts";
import { servers, type ServerName } from "./servers.ts";
import { DIRECT, METHODS, withStage, type CalledName } from "./stage.ts";

const ROUNDS = 7;
const CALLS = 500;
const WARM_UP = 1_000;

const names: CalledName[] = [DIRECT, ...(Object.keys(servers) as ServerName[])];

/** The time that a server adds to a call, one after another. */
export async function measureLatency(): Promise<Table> {
  const { result: times, arranged } = await onOneCore(measure);
  const direct = METHODS.map((method) => median(times[`${method} ${DIRECT}`]!));
  const rows = names.map((name) => {
    const values = METHODS.map((method) => median(times[`${method} ${name}`]!));
    const added = values.map((value, i) => value - direct[i]!);
    return { name, values: [...added, meanCost(added), meanCost(values)], floor: name === DIRECT };
  });
  return {
    title: "Time that a server adds to a call, one after another",
    columns: [
      ...METHODS.map((method) => ({ name: `added to ${method}`, detail: true })),
      { name: `added to ${BOTH}`, detail: true },
      { name: `a call, ${BOTH}`, detail: true },
    ].map((column) => ({ ...column, unit: "µs", better: "lower" })),
    rows,
    note:
      `The median of ${ROUNDS} rounds' medians of ${CALLS} calls, on loopback. Caller, server and API ` +
      `${arranged ? "on one core" : "on as many cores as there are"}, so all that each of them does counts.`,
  };
}

function measure(): Promise<Record<string, number[]>> {
  return withStage(async (stage) => {
    const times: Record<string, number[]> = {};
    for (const method of METHODS) {
      for (const name of names) await stage.measure("sequence", name, method, WARM_UP);
      for (let round = 0; round < ROUNDS; round++) {
        for (const name of names) {
          const { p50 } = await stage.measure("sequence", name, method, CALLS);
          (times[`${method} ${name}`] ??= []).push(p50);
        }
      }
    }
    return times;
  });
}
