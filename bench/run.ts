/**
 * `npm run bench`: what we cost beside our peers, as ratios measured in one run. Absolute numbers are this machine's.
 *
 *   npm run bench                 everything; writes RESULTS.md
 *   npm run bench -- calls size   only these parts, and writes nothing
 *   npm run bench -- --json       prints nothing but the line of JSON that else comes last
 */
import { benchAllocation } from "./calls/allocation.ts";
import { benchConnections } from "./calls/connections.ts";
import { benchLatency } from "./calls/latency.ts";
import { benchCalls } from "./calls/throughput.ts";
import { build } from "./build.ts";
import { benchDocs } from "./docs.ts";
import { benchGateway } from "./gateway/index.ts";
import { benchGenerate, GENERATE } from "./generate.ts";
import { benchMainJob, START } from "./main-job.ts";
import { OURS, OURS_NODE } from "./peers/index.ts";
import { renderGoals } from "./report/goals.ts";
import { describeMachine } from "./report/machine.ts";
import type { Report } from "./report/report.ts";
import { writeResults, type Run } from "./report/results.ts";
import { renderTable } from "./report/table.ts";
import { benchScale } from "./scale/index.ts";
import { benchSize } from "./size.ts";
import { benchStart } from "./start/index.ts";
import { benchTypes } from "./types/index.ts";
import { benchUsers } from "./users/index.ts";
import { OURS_EXPORT } from "./users/programs.ts";

// Those that import what is built are loaded after it is.
const parts: Record<string, () => Promise<Report>> = {
  calls: benchCalls,
  latency: benchLatency,
  allocation: benchAllocation,
  connections: benchConnections,
  checks: async () => (await import("./checks/index.ts")).benchChecks(),
  gateway: benchGateway,
  start: benchStart,
  size: benchSize,
  types: benchTypes,
  generate: benchGenerate,
  "main-job": benchMainJob,
  docs: benchDocs,
  scale: benchScale,
  scaling: async () => (await import("./scaling/index.ts")).benchScaling(),
  login: async () => (await import("./login/index.ts")).benchLogin(),
  users: benchUsers,
  sandbox: async () => (await import("./sandbox/index.ts")).benchSandbox(),
};

const args = process.argv.slice(2);
const quiet = args.includes("--json");
const named = args.filter((arg) => arg !== "--json");
const unknown = named.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  console.error(`There is no part ${unknown.join(", ")}. Those there are: ${Object.keys(parts).join(", ")}.`);
  process.exit(2);
}
const say = quiet ? (): void => {} : (text: string): void => console.log(`${text}\n`);

const run: Run = { date: new Date().toISOString(), machine: describeMachine(), parts: {} };
// Users run what is in dist.
build();
for (const name of named.length > 0 ? named : Object.keys(parts)) {
  const report = await parts[name]!();
  run.parts[name] = report;
  for (const table of report.tables) say(renderTable(table));
}
const goals = Object.values(run.parts).flatMap((report) => report.goals);
if (goals.length > 0) say(renderGoals(goals));
if (named.length === 0) await writeResults(run, [OURS, OURS_NODE, GENERATE, START, OURS_EXPORT]);
console.log(JSON.stringify(run));
