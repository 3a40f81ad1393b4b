import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CHROMIUM_FLAGS } from "../chromium.ts";
import { packTarball } from "../project.ts";
import { findBinary, installRuntimes, readVersion, variableOf } from "../runtimes.ts";
import { startHost, type Host } from "./host.ts";
import { makeProject, type Project } from "./project.ts";
import { runScript } from "./run-script.ts";
import { setUps, type Run, type SetUp } from "./setups.ts";
import { printTable, type Row } from "./table.ts";

/** Again, where a browser that was ended still writes. */
const REMOVE = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 };

/**
 * Runs set-ups, one after the other, and prints a table.
 *
 * @param names of set-ups, or of a run each, such as `bundlers/lambda`. None: all
 * @param allowMissing that a runtime that this machine lacks is no failure
 * @returns the process's exit code
 */
export async function runSetUps(names: readonly string[], allowMissing: boolean): Promise<number> {
  const chosen = choose(names);
  if (chosen === undefined) return 2;
  if (chosen.some(({ runs }) => runs.some(([, { runtime }]) => runtime !== undefined))) installRuntimes();
  const root = mkdtempSync(join(tmpdir(), "stytch-fetch-setups-"));
  process.once("exit", () => rmSync(root, REMOVE));
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => process.exit(1));
  const host = await startHost();
  writeFileSync(join(root, "authority.pem"), host.authority);
  const tarball = packTarball(root);
  const rows: Row[] = [];
  for (const { setUp, runs } of chosen) {
    const project = makeProject(setUp, root, tarball);
    for (const [name, run] of runs)
      for (const proxy of run.proxy ? [false, true] : [false])
        rows.push(await runOne({ setUp, name, run, project, host, proxy, root }));
    rmSync(project.folder, REMOVE);
  }
  await host.close();
  printTable(rows);
  return rows.every((row) => row.problem === undefined || (row.missing && allowMissing)) ? 0 : 1;
}

interface Chosen {
  readonly setUp: SetUp;
  readonly runs: readonly [string, Run][];
}

/** Those of some names. If there is none of a name, it says so. */
function choose(names: readonly string[]): Chosen[] | undefined {
  const isMeant = (given: string, name: string, run: string): boolean => {
    const [folder, start = ""] = given.split("/");
    return folder === name && run.startsWith(start);
  };
  const found = (given: string): boolean =>
    setUps.some(({ name, runs }) => Object.keys(runs).some((run) => isMeant(given, name, run)));
  const unknown = names.filter((given) => !found(given));
  if (unknown.length > 0) {
    const known = setUps.map(({ name }) => name).join(", ");
    console.error(`There is no set-up ${unknown.join(", ")}. Those there are: ${known}.`);
    return undefined;
  }
  const isChosen = (name: string, run: string): boolean =>
    names.length === 0 || names.some((given) => isMeant(given, name, run));
  return setUps
    .map((setUp) => ({
      setUp,
      runs: Object.entries(setUp.runs).filter(([run]) => isChosen(setUp.name, run)),
    }))
    .filter(({ runs }) => runs.length > 0);
}

interface Task {
  readonly setUp: SetUp;
  readonly name: string;
  readonly run: Run;
  readonly project: Project;
  readonly host: Host;
  readonly proxy: boolean;
  readonly root: string;
}

async function runOne({ setUp, name, run, project, host, proxy, root }: Task): Promise<Row> {
  const binary = run.runtime === undefined ? undefined : findBinary(run.runtime);
  const versions = binary === undefined ? project.versions : `${run.runtime} ${readVersion(binary)}`;
  const row = { setUp: setUp.name, run: proxy ? `${name}, behind a proxy` : name, versions };
  if (run.runtime !== undefined && binary === undefined)
    return { ...row, missing: true, time: 0, arrived: "", problem: `Name it in ${variableOf(run.runtime)}.` };

  const env = {
    ...(proxy ? host.envBehindProxy : host.env),
    ...(run.runtime !== undefined && { [variableOf(run.runtime)]: binary! }),
    NODE_EXTRA_CA_CERTS: join(root, "authority.pem"),
    CHROME_PATH: findBinary("chromium") ?? "",
    CHROMIUM_FLAGS: JSON.stringify(CHROMIUM_FLAGS),
  };
  host.reset();
  const begin = performance.now();
  const problem = await runScript(project.scripts[name] ?? "exit 127", project.folder, env).then(
    () => findProblem(run, host, proxy),
    (error: unknown) => String(error),
  );
  const arrived = [...new Set(host.arrived)].sort().join(", ");
  return { ...row, missing: false, time: performance.now() - begin, arrived, problem };
}

/** What is wrong with the requests that arrived. */
function findProblem({ over }: Run, { arrived, tunnels }: Host, proxy: boolean): string | undefined {
  const wrong = arrived.filter((transport) => transport !== over).length;
  if (over !== undefined && arrived.length === 0) return "No request arrived.";
  if (over !== undefined && wrong > 0)
    return `${wrong} of ${arrived.length} requests weren't sent by ${over}.`;
  if (proxy && tunnels === 0) return "The proxy was not used.";
  return undefined;
}
