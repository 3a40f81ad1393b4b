import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundle } from "./bundle.ts";
import { startHost, type Host } from "./host.ts";
import { runChild } from "./run-child.ts";
import { runGateway } from "./run-gateway.ts";
import { runShared } from "./run-shared.ts";
import type { Run } from "./runner.ts";
import { configure, OLD } from "./worker-config.ts";

/**
 * Runs the script as `workerd test` has it, in one call of the worker's `test()`, then the process ends. After it a Worker
 * that answers many requests at once, and the example of a gateway as one.
 */
export const runWorkerd: Run = async (binary, project) => {
  const host = await startHost();
  try {
    await writeWorker(project, "worker", host, "2026-01-01");
    const outcome = await runChild(host, binary, ["test", "worker.capnp"], { cwd: project });
    await writeWorker(project, "shared", host, OLD);
    const shared = await runShared(binary, project, host);
    return { ...outcome, steps: [...outcome.steps, ...shared, ...(await runGateway(binary, project))] };
  } finally {
    await host.close();
  }
};

async function writeWorker(project: string, name: string, host: Host, date: string): Promise<void> {
  writeFileSync(join(project, `${name}.bundle.js`), await bundle(project, `${name}.js`));
  const task = `(name = "task", json = ${JSON.stringify(JSON.stringify(host.task))})`;
  writeFileSync(join(project, `${name}.capnp`), configure(name, task, date));
}
