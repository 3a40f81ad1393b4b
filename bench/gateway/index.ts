import type { Report } from "../report/report.ts";
import { measureLatency } from "./latency.ts";
import { measureSize } from "./size.ts";
import { measureThroughput } from "./throughput.ts";

/** What a gateway costs, beside a server that makes the same calls by hand. */
export async function benchGateway(): Promise<Report> {
  const { tables, goals } = await measureThroughput();
  const latency = await measureLatency();
  const size = await measureSize();
  return { tables: [...tables, latency, size.table], goals: [...goals, size.goal] };
}
