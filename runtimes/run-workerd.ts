import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { startHost, type Host } from "./host.ts";
import { runChild } from "./run-child.ts";
import { runShared } from "./run-shared.ts";
import type { Run } from "./runner.ts";

/**
 * Runs the script as `workerd test` has it, in one call of the worker's `test()`, then the process ends. After it a Worker
 * that answers many requests at once.
 */
export const runWorkerd: Run = async (binary, project) => {
  const host = await startHost();
  try {
    await writeWorker(project, "worker", host, "2026-01-01");
    const outcome = await runChild(host, binary, ["test", "worker.capnp"], { cwd: project });
    await writeWorker(project, "shared", host, OLD);
    return { ...outcome, steps: [...outcome.steps, ...(await runShared(binary, project, host))] };
  } finally {
    await host.close();
  }
};

/** A date of compatibility before Workers began to do anything for a promise that another request settles. */
const OLD = "2023-09-01";

async function writeWorker(project: string, name: string, host: Host, date: string): Promise<void> {
  writeFileSync(join(project, `${name}.bundle.js`), await bundle(project, `${name}.js`));
  writeFileSync(join(project, `${name}.capnp`), configure(name, JSON.stringify(host.task), date));
}

/** No compatibility flags: the Worker has what the Web has, and nothing of Node. */
function configure(name: string, task: string, date: string): string {
  return `using Workerd = import "/workerd/workerd.capnp";
const config :Workerd.Config = (
  services = [
    (name = "main", worker = (
      modules = [(name = "worker", esModule = embed "${name}.bundle.js")],
      compatibilityDate = "${date}",
      bindings = [(name = "task", json = ${JSON.stringify(task)})],
      globalOutbound = "loopback",
    )),
    (name = "loopback", network = (allow = ["local"])),
  ],
  sockets = [(name = "http", address = "127.0.0.1:0", http = (), service = "main")],
);
`;
}
