import type { Report } from "../report/report.ts";
import { simulateOutages } from "./outage.ts";
import { measureReplicas } from "./replicas.ts";

/** Many clients of one service: in an outage, and with a limit that they share. */
export async function benchScaling(): Promise<Report> {
  const parts = [await measureReplicas(), await simulateOutages()];
  return { tables: parts.flatMap(({ tables }) => tables), goals: parts.flatMap(({ goals }) => goals) };
}
