/**
 * `npm run interop`: feeds generated/openapi.json and generated/schemas/ to other tools, compiles what they make of them,
 * and calls the sandbox with it.
 *
 *   npm run interop                    all of them
 *   npm run interop -- ajv hey-api     a choice
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { installPackages } from "../scripts/packages.ts";
import { startSandbox } from "./sandbox.ts";
import { printTable, type Row } from "./table.ts";
import { tools, type Tool } from "./tools.ts";
import { makeFolder, runTool } from "./workspace.ts";

const here = fileURLToPath(new URL(".", import.meta.url));
const { positionals } = parseArgs({ allowPositionals: true });
const unknown = positionals.filter((name) => !tools.some((tool) => tool.name === name));
if (unknown.length > 0) {
  const names = tools.map(({ name }) => name).join(", ");
  console.error(`There is no tool ${unknown.join(", ")}. Those there are: ${names}.`);
  process.exit(2);
}
const chosen = positionals.length > 0 ? tools.filter(({ name }) => positionals.includes(name)) : tools;

installPackages(here, "Installing the tools, some 300 MB on disk …");
const folder = makeFolder();
const sandbox = await startSandbox();
const rows: Row[] = [];
// One after the other: each has the sandbox for itself.
for (const tool of chosen) {
  sandbox.reset();
  rows.push(await runOne(tool));
}
await sandbox.close();
printTable(rows);
process.exitCode = rows.every(({ problem }) => problem === undefined) ? 0 : 1;

async function runOne(tool: Tool): Promise<Row> {
  const begin = performance.now();
  const problem = await runTool(tool, folder, sandbox.env).then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  );
  return { name: tool.name, version: versionOf(tool), time: performance.now() - begin, problem };
}

function versionOf({ package: name }: Tool): string {
  const text = readFileSync(`${here}node_modules/${name}/package.json`, "utf8");
  return (JSON.parse(text) as { version: string }).version;
}
