import type { Report } from "../report/report.ts";
import { simulateOutages } from "./outage.ts";

/** Many clients of one service: in an outage, and with a limit that they share. */
export async function benchScaling(): Promise<Report> {
  return simulateOutages();
}
