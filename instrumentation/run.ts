/**
 * `npm run instrumentation`: makes calls in programs that the usual tools instrument, and looks at what arrives.
 *
 *   npm run instrumentation                    all of them
 *   npm run instrumentation -- dd-trace        a choice
 */
import { rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { installPackages } from "../scripts/packages.ts";
import { makeProject } from "../runtimes/project.ts";
import { printLines } from "../runtimes/table.ts";
import { findProblems } from "./check.ts";
import { runProgram } from "./run-program.ts";
import { startApi, startCollector } from "./server.ts";
import { entries, isInstalled, tools, ways, type Entry, type Way } from "./tools.ts";

const given = process.argv.slice(2);
const unknown = given.filter((name) => !Object.hasOwn(tools, name));
if (unknown.length > 0) {
  console.error(`There is no tool ${unknown.join(", ")}. Those there are: ${Object.keys(tools).join(", ")}.`);
  process.exit(2);
}
installPackages(fileURLToPath(new URL(".", import.meta.url)), "Installing the tools, some 200 MB …");
const project = makeProject(new URL("program", import.meta.url));
const lines = [["tool", "way", "entry", "header", ""]];
const problems: string[] = [];
try {
  for (const name of given.length > 0 ? given : Object.keys(tools)) {
    if (!isInstalled(tools[name]!)) {
      lines.push([name, "", "", "", "left out: npm could not install it on this machine"]);
      continue;
    }
    for (const way of ways) for (const entry of entries) await runOne(name, way, entry);
  }
} finally {
  rmSync(project, { recursive: true, force: true });
}
printLines(lines);
for (const problem of problems) console.log(`\n${problem}`);
process.exitCode = problems.length > 0 ? 1 : 0;

async function runOne(name: string, way: Way, entry: Entry): Promise<void> {
  const tool = tools[name]!;
  const [api, collector] = await Promise.all([startApi(), startCollector()]);
  const program = way === "--import" ? "main.mjs" : "main.cjs";
  const found = await runProgram([...tool.flags[way], program, entry, JSON.stringify(api.options)], {
    cwd: project,
    env: { COLLECTOR: collector.url.href, ...tool.env?.(collector.url) },
  });
  await api.close();
  collector.close();
  const header = tool.entries?.includes(entry) === false ? undefined : tool.header;
  found.push(...findProblems(api.arrived, header));
  lines.push([name, way, entry, header ?? "", found.length > 0 ? "FAILED" : ""]);
  problems.push(...found.map((problem) => `${name}, ${way}, ${entry}: ${problem}`));
}
