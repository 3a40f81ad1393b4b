/**
 * `npm run runtimes`: runs one small script against the sandbox in every runtime that the package is for.
 *
 *   npm run runtimes                          all of them
 *   npm run runtimes -- node-20 bun           a choice
 *   npm run runtimes -- --allow-missing       a runtime that this machine lacks is no failure
 *   npm run runtimes -- --setups [names]      in place of that script, the set-ups that people have: setups/README.md
 */
import { rmSync } from "node:fs";
import { parseArgs } from "node:util";
import { makeProject } from "./project.ts";
import type { Entry } from "./runner.ts";
import { findBinary, installRuntimes, readVersion, runtimes, variableOf } from "./runtimes.ts";
import { runSetUps } from "./setups/run.ts";
import { printTable, type Row } from "./table.ts";

const { values, positionals } = parseArgs({
  options: {
    "allow-missing": { type: "boolean", default: false },
    setups: { type: "boolean", default: false },
  },
  allowPositionals: true,
});
if (values.setups) process.exit(await runSetUps(positionals, values["allow-missing"]));
const unknown = positionals.filter((name) => !Object.hasOwn(runtimes, name));
if (unknown.length > 0) {
  console.error(
    `There is no runtime ${unknown.join(", ")}. Those there are: ${Object.keys(runtimes).join(", ")}.`,
  );
  process.exit(2);
}
const chosen = positionals.length > 0 ? positionals : Object.keys(runtimes);

installRuntimes();
const project = makeProject(new URL("script", import.meta.url));
const rows: Row[] = [];
try {
  for (const name of chosen) {
    const binary = findBinary(name);
    for (const entry of runtimes[name]!.entries) rows.push(await runOne(name, binary, entry));
  }
} finally {
  rmSync(project, { recursive: true, force: true });
}
printTable(rows);
const isFine = (row: Row): boolean =>
  "missing" in row ? values["allow-missing"] : row.problems.length === 0;
process.exitCode = rows.every(isFine) ? 0 : 1;

async function runOne(runtime: string, binary: string | undefined, entry: Entry): Promise<Row> {
  if (binary === undefined) return { runtime, entry, missing: reasonFor(runtime) };
  let version = "";
  try {
    version = readVersion(binary);
    const { steps, problem, ...times } = await runtimes[runtime]!.run(binary, project, entry);
    const problems = steps.flatMap((step) =>
      step.problem === undefined ? [] : `${step.name}: ${step.problem}`,
    );
    const passed = steps.length - problems.length;
    if (problem !== undefined) problems.push(problem);
    return { runtime, entry, version, steps: steps.length, passed, problems, ...times };
  } catch (error) {
    const problems = [error instanceof Error ? error.message : String(error)];
    return { runtime, entry, version, steps: 0, passed: 0, problems };
  }
}

function reasonFor(runtime: string): string {
  return runtime === "chromium"
    ? "none that starts; install one, or name it in CHROME_PATH"
    : `not installed; name one in ${variableOf(runtime)}, or see runtimes/README.md`;
}
